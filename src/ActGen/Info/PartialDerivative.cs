namespace ActGen;

/// <summary>The derivative of an activation with respect to one of its inputs or learnables.</summary>
/// <param name="Of">The input or learnable.</param>
/// <param name="Text">The derivative as a formula.</param>
/// <param name="Latex">The derivative as LaTeX.</param>
public sealed record PartialDerivative(string Of, string Text, string Latex);
