
namespace ActGen.Generator.Models;

/// <summary>The result of the compiler for one declaration.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Source">The generated file; empty where no part can be added to the type.</param>
/// <param name="Findings">Errors, warnings and advice.</param>
internal sealed record CompiledActivation(string HintName, string Source, EquatableArray<Finding> Findings);
