namespace ActGen.Activations.Tests.Domains;

// Each function with a domain, and divisions, with each policy and the margin 1/4. Where k is a power of two, or the step of x, the
// argument has no rounding error.

[Activation("log(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampLog;

[Activation("log2(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampLog2;

[Activation("log1p(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampLog1p;

[Activation("sqrt(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampSqrt;

[Activation("pow(k * x, 1.7)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampPow;

[Activation("pow(k * x, -0.4)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampRoot;

[Activation("acosh(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampAcosh;

[Activation("asin(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampAsin;

[Activation("acos(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampAcos;

[Activation("atanh(k * x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampAtanh;

[Activation("1 / (x - k)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampReciprocal;

[Activation("pow(x - k, -2)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampSquare;

[Activation("pow(x - k, -3)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampCube;

[Activation("1 / abs(x - k)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampDistance;

[Activation("pow(x, k)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ClampPower;

[Activation("log(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendLog;

[Activation("log2(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendLog2;

[Activation("log1p(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendLog1p;

[Activation("sqrt(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendSqrt;

[Activation("pow(k * x, 1.7)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendPow;

[Activation("pow(k * x, -0.4)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendRoot;

[Activation("acosh(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendAcosh;

[Activation("asin(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendAsin;

[Activation("acos(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendAcos;

[Activation("atanh(k * x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendAtanh;

[Activation("1 / (x - k)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendReciprocal;

[Activation("pow(x - k, -2)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendSquare;

[Activation("pow(x - k, -3)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendCube;

[Activation("1 / abs(x - k)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendDistance;

[Activation("pow(x, k)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendPower;

// A divisor that is an input, one made of a whole row, and one beside a removable singularity.

[Activation("a / b", Inputs = "a, b", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
public readonly partial struct ExtendRatio;

[Activation("x / sqrt(rowmean(sq(x)))", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)]
public readonly partial struct ClampRootMeanSquare;

[Activation("(exp(k * x) - 1) / k + log(x)", Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Learnable("k", 1)]
public readonly partial struct ExtendBesideRemovable;
