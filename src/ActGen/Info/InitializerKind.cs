#if ACTGEN_GENERATOR
namespace ActGen.Generator;
#else
namespace ActGen;
#endif

/// <summary>The distributions of an <c>Initializer</c>.</summary>
public enum InitializerKind
{
    /// <summary>Every element the same value.</summary>
    Constant,

    /// <summary>Normally distributed.</summary>
    Normal,

    /// <summary>Uniformly distributed.</summary>
    Uniform,

    /// <summary>Evenly spaced.</summary>
    Linspace,
}
