namespace ActGen.Activations.Tests.Declarations;

// Functions that kernels compute from others.
[Activation("log10(x)", Domain = DomainPolicy.Clamp, DomainMargin = 1e-30)]
internal readonly partial struct CommonLogarithm;

[Activation("atan2(u, v)", Inputs = "u, v")]
internal readonly partial struct Angle;

[Activation("hypot(u, v)", Inputs = "u, v")]
internal readonly partial struct Length;

[Activation("logaddexp(u, v)", Inputs = "u, v")]
internal readonly partial struct LogOfSum;

[Activation("heaviside(x, 0.25) + x")]
internal readonly partial struct UnitStep;

[Activation("x - rowmin(x)")]
internal readonly partial struct AboveLeast;
