using System.Reflection;
using ActGen.Benchmarks.Generation;

namespace ActGen.Benchmarks.Compositions;

/// <summary>Compositions and their functions, compiled and loaded.</summary>
internal sealed class CompiledCompositions
{
    private const string Namespace = "Compositions";

    private readonly Assembly _assembly;

    /// <param name="formulas">How many random formulas.</param>
    public CompiledCompositions(int formulas)
    {
        All = [.. CompositionTexts.Formulas(formulas), .. CompositionTexts.Mixes(FunctionName)];
        var functions = CompositionTexts.Functions.Select((text, i) =>
            Declaration($"[Activation(\"{text.Replace("{0}", "x", StringComparison.Ordinal)}\")]", FunctionName(i)));
        var compositions = All.Select((composition, i) => Declaration(composition.Declaration, CompositionName(i)));
        _assembly = GeneratedAssembly.Load([.. functions, .. compositions]);
    }

    /// <summary>The compositions.</summary>
    public IReadOnlyList<Composition> All { get; }

    /// <summary>A function by itself.</summary>
    /// <param name="index">Its index in <see cref="CompositionTexts.Functions"/>.</param>
    public ActivationDescriptor Function(int index) => Activation(FunctionName(index));

    /// <summary>A composition.</summary>
    /// <param name="index">Its index in <see cref="All"/>.</param>
    public ActivationDescriptor Of(int index) => Activation(CompositionName(index));

    private static string FunctionName(int index) => $"Function{index}";

    private static string CompositionName(int index) => $"Composition{index}";

    private static string Declaration(string attribute, string name) =>
        $"using ActGen;\nnamespace {Namespace};\n{attribute}\npublic readonly partial struct {name};\n";

    private ActivationDescriptor Activation(string name) => (ActivationDescriptor)Activator.CreateInstance(
        typeof(ActivationDescriptor<>).MakeGenericType(_assembly.GetType($"{Namespace}.{name}", throwOnError: true)!))!;
}
