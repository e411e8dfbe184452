namespace ActGen.Tool.Formulas;

/// <summary>A formula and what an attribute can say beside it.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Learnables">Names and initial values of its learned parameters.</param>
/// <param name="Domain">What happens outside its domain, as the name of a <see cref="DomainPolicy"/>; null where that is not said.</param>
/// <param name="Inputs">The names of its inputs; null for x.</param>
internal sealed record FormulaOptions(
    string Formula, IReadOnlyList<(string Name, double Value)> Learnables, DomainPolicy? Domain = null, string? Inputs = null);
