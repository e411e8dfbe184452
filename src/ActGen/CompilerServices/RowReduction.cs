using System.ComponentModel;

#if ACTGEN_GENERATOR
namespace ActGen.Generator.Expressions;
#else
namespace ActGen.CompilerServices;
#endif

/// <summary>How the values of a row become one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowReduction
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest; NaN if any is.</summary>
    Max,

    /// <summary>The largest, where a NaN comes through in another way: what keeps exponentials small.</summary>
    MaxShift,
}
