using ActGen;

namespace Acme.Activations;

/// <summary>A rectifier whose corner each channel rounds as it likes.</summary>
[Activation("(x + sqrt(sq(x) + sq(a))) / 2")]
[Learnable("a", 0.5, Per = Per.Channel, Positive = true)]
public readonly partial struct RoundRamp;
