namespace ActGen.Activations.Tests.Rows;

// Domain policies where the argument is one of a row, is made of a whole row, or compares an element with its row.

[Activation("log(k * x) - rowmean(log(k * x))", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendCenteredLog;

[Activation("k * x * sqrt(rowmean(x))", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1, Per = Per.Channel)]
public readonly partial struct ExtendRootOfMean;

[Activation("log(1 + x - rowmax(x))", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
public readonly partial struct ExtendGap;

[Activation("log(1 + x - rowmax(x))", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
public readonly partial struct ClampGap;

[Activation("x / rowmean(x)", Domain = DomainPolicy.Extend, DomainMargin = 1)]
public readonly partial struct ExtendShare;

[Activation("a * asin(rowmean(b))", "acosh(rowmax(a) - b)", Inputs = "a, b", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
public readonly partial struct ExtendPair;
