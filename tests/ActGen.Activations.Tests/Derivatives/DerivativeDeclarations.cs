namespace ActGen.Activations.Tests.Derivatives;

/// <summary>Some derivatives of two outputs given, in an input and in the values of a vector; the others are computed.</summary>
[Activation("step(x - a[0])", "x * x * a[1]")]
[Learnable("a", "linspace(-1, 1)", Count = 2, Per = Per.Channel)]
[Derivative("x", "surrogate", Output = 0)]
[Derivative("a[i]", "i == 0 ? -surrogate : 0.25 * i", Output = 0)]
[Derivative("a[1]", "2 * x", Output = 1)]
[Let("surrogate", "1 / sq(1 + abs(x - a[0]))")]
public readonly partial struct Levels;

/// <summary>One value of a vector.</summary>
[Activation("a[0] * x + sum(i, 1, 3, floor(a[i] * x))")]
[Learnable("a", 1, Count = 4)]
[Derivative("a[2]", "x")]
[Derivative("x", "a[0] + sum(i, 1, 3, a[i])")]
public readonly partial struct Floors;

/// <summary>Given for an output of a row, computed for the other one, through the row.</summary>
[Activation("x == rowmax(x) ? 1 : 0", "k * exp(x) / rowsum(exp(x))")]
[Learnable("k", 1)]
[Derivative("x", "3 * x", Output = 0)]
[Derivative("k", "x", Output = 0)]
public readonly partial struct RowLevels;
