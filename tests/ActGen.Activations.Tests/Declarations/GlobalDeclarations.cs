// In no namespace on purpose: generated code must not need one.

/// <summary>x² in the global namespace.</summary>
[ActGen.Activation("sq(x)")]
public readonly partial struct GlobalSquare;

/// <summary>Around an activation in the global namespace.</summary>
public static partial class GlobalContainer
{
    /// <summary>Nested in it.</summary>
    [ActGen.Activation("k * abs(x)")]
    [ActGen.Learnable("k", 2)]
    public partial record struct Nested;
}
