namespace ActGen.Activations;

// Waves, alone or on a line.

/// <summary>The sine.</summary>
/// <remarks>Parascandolo, Huttunen and Virtanen 2017. With a frequency of 30: <see cref="Siren"/>.</remarks>
[Activation("sin(x)")]
public readonly partial struct Sin;

/// <summary>sin(30 x), for the first layer of networks that represent signals.</summary>
/// <remarks>
/// Sitzmann et al. 2020, "Implicit Neural Representations with Periodic Activation Functions". The weights before it should be uniform in
/// ±1 / inputs in the first layer, and in ±sqrt(6 / inputs) / 30 in later ones.
/// </remarks>
[Activation("sin(30 * x)")]
public readonly partial struct Siren;

/// <summary>A line with ripples: x + sin²(a x) / a, with a learned for each channel.</summary>
/// <remarks>
/// Ziyin, Hartwig and Ueda 2020, "Neural Networks Fail to Learn Periodic Functions and How to Fix It"; a starts at 1. At a = 0 it is the
/// line, in value and derivatives, so a may cross 0. BigVGAN learns the logarithm of a instead.
/// </remarks>
[Activation("x + sq(sin(a * x)) / a")]
[Learnable("a", 1, Per = Per.Channel)]
public readonly partial struct Snake;

/// <summary>A line with ripples of frequency a and height 1 / b, both learned for each channel.</summary>
/// <remarks>Lee et al. 2023, "BigVGAN", which learns the logarithms of a and b; here both are kept positive. They start at 1.</remarks>
[Activation("x + sq(sin(a * x)) / b")]
[Learnable("a", 1, Per = Per.Channel, Positive = true)]
[Learnable("b", 1, Per = Per.Channel, Positive = true)]
public readonly partial struct SnakeBeta;
