namespace ActGen.Generator.Schedule;

/// <summary>The direction of a kernel, by the name of its method.</summary>
internal enum Direction
{
    /// <summary>y from x.</summary>
    Forward,

    /// <summary>The gradients, from x.</summary>
    Backward,

    /// <summary>The gradients, from y where that saves computing it again.</summary>
    BackwardFromOutput,
}

/// <summary>The results that each direction stores.</summary>
internal static class Directions
{
    /// <summary>The result of a row: the output, or the gradient in the input.</summary>
    public static string Result(Direction direction) => direction == Direction.Forward ? "y" : "dx";
}
