namespace ActGen.Benchmarks.Compositions;

/// <summary>A composition of functions, and which they are.</summary>
/// <param name="Declaration">The attribute of the type that computes it.</param>
/// <param name="Parts">For each of its different calls, the index of the function in <see cref="CompositionTexts.Functions"/>.</param>
/// <param name="Text">How it is called in a table.</param>
internal sealed record Composition(string Declaration, IReadOnlyList<int> Parts, string Text);
