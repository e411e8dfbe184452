namespace ActGen.Kernels;

/// <summary>
/// How the elements of one call lie: as rows over columns, where each column has parameters of its own. Without such parameters
/// there is only a sequence of elements.
/// </summary>
/// <param name="Columns">The number of columns; 0 where all elements share the parameters.</param>
/// <param name="Shape">The shape of one sample, after the split into inputs.</param>
internal readonly record struct KernelLayout(int Columns, ActivationShape Shape)
{
    public static KernelLayout Of(ReadOnlySpan<Per> scopes, ActivationShape shape)
    {
        // A loop of our own: searching a span of enums boxes them until the search is optimised.
        var columns = 0;
        foreach (var scope in scopes)
        {
            columns = Math.Max(columns, scope == Per.Neuron ? shape.Neurons : scope == Per.Channel ? shape.Channels : 0);
        }

        return new(columns, shape);
    }

    /// <summary>The index of a column in a parameter of some scope.</summary>
    public int IndexOf(int column, Per scope) => scope switch
    {
        Per.Layer => 0,
        Per.Channel => column % Shape.Channels,
        _ => column,
    };

    public int ParameterCount(ReadOnlySpan<Per> scopes)
    {
        var count = 0;
        foreach (var scope in scopes)
        {
            count += Shape.Length(scope);
        }

        return count;
    }
}
