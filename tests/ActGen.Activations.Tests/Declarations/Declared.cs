namespace ActGen.Activations.Tests.Declarations;

/// <summary>Inlines an activation of a referenced assembly.</summary>
[Activation("Softplus(x) - 0.6931471805599453")]
public readonly partial struct ShiftedSoftplus;

/// <summary>Inlines one of this assembly that inlines one of another, twice, at other arguments.</summary>
[Activation("ShiftedSoftplus(2 * x) / 2 + Tanh(x - 1)")]
public readonly partial struct Nesting;

/// <summary>Inlines one with a learnable, which comes along.</summary>
[Activation("PRelu(x) * bend")]
[Learnable("bend", 0.5, Per = Per.Neuron)]
public readonly partial struct BentPRelu;

/// <summary>A gated unit with every setting of a learnable.</summary>
[Activation("x * gate", Kinks = KinkConvention.Left)]
[Let("scaled", "beta * x")]
[Let("gate", "sigmoid(scaled)")]
[Learnable("beta", "normal(1, 0.25)", Per = Per.Channel, Min = 0.5, Max = 2, Decay = true, LearningRate = 0.5, Group = "gates")]
public readonly partial struct GatedUnit;

/// <summary>A class, with initial values as text.</summary>
[Activation("x > t ? x : t + low * (x - t)")]
[Learnable("t", "uniform(-0.5, 0.5)", Per = Per.Neuron)]
[Learnable("low", "0.125", Per = Per.Layer, Positive = true)]
public sealed partial class ThresholdUnit;

/// <summary>A record.</summary>
[Activation("atan(x)")]
public partial record Arctangent;

/// <summary>Types around types.</summary>
public partial class Outer
{
    /// <summary>An interface in between.</summary>
    public partial interface IMiddle
    {
        /// <summary>The activation.</summary>
        [Activation("x / sqrt(1 + sq(x))")]
        readonly partial struct Isru;
    }

    /// <summary>Not for others.</summary>
    [Activation("log(2 + sq(x))")]
    internal readonly partial struct Cauchy;
}

/// <summary>Names that C# uses for something else, and names like those of generated locals.</summary>
[Activation("row * x + at + input * stride + fused * second + wide")]
[Learnable("row", 1)]
[Learnable("at", 2, Per = Per.Channel)]
[Learnable("input", 3)]
[Learnable("stride", 4)]
[Learnable("sum_", 5)]
[Learnable("second", 6)]
[Learnable("wide", 7)]
[Let("fused", "sum_ + 0 * x")]
public readonly partial struct @event;

/// <summary>A mix whose parts have learnables of their own.</summary>
[Mix(typeof(PRelu), typeof(GatedUnit), typeof(Tanh), Per = Per.Channel)]
public readonly partial struct MixedParts;

/// <summary>Each function of the language, so that each primitive is reached from a formula.</summary>
[Activation(
    "exp(0.1 * x) + expm1(0.1 * x) + log(2 + cos(x)) + log1p(sq(x)) + log2(3 + sin(x)) + sqrt(1 + abs(x)) + cbrt(x) + pow(1 + sq(x), 0.3)"
    + " + sign(x) + min(x, 1) + max(x, -1) + clamp(x, -2, 2) + floor(x) + round(x) + step(x) + tan(0.1 * x) + sinh(0.1 * x) + cosh(0.1 * x)"
    + " + tanh(x) + asin(clamp(0.1 * x, -0.9, 0.9)) + acos(clamp(0.1 * x, -0.9, 0.9)) + atan(x) + asinh(x) + acosh(1.5 + sq(x)) + "
        + "atanh(clamp(0.1 * x, -0.9, 0.9)) + erf(x) + erfc(x)"
    + " + sigmoid(x) + logsigmoid(x) + softplus(x) + softsign(x) + relu(x) + pi * e")]
public readonly partial struct EveryFunction;
