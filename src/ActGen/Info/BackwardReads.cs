namespace ActGen;

/// <summary>The values that the backward pass of an activation reads besides the gradient.</summary>
[Flags]
public enum BackwardReads
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The inputs x.</summary>
    Input = 1,

    /// <summary>The outputs y.</summary>
    Output = 2,
}
