namespace ActGen;

/// <summary>A point where a function has no derivative, and the one it is given there.</summary>
/// <param name="At">The condition of the point, such as <c>x == 0</c>.</param>
/// <param name="Derivative">The chosen derivative, as text.</param>
public sealed record Kink(string At, string Derivative);
