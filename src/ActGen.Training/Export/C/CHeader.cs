using System.Text;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// A header that grows: functions come in when something calls them, each once, after those that they call.
/// </summary>
internal sealed class CHeader
{
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<ActivationInfo, string> _activations = [];
    private readonly Dictionary<string, CFunction> _inDouble = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    /// <summary>Adds a text, with a blank line behind it.</summary>
    public void Add(string text) => _text.Append(text.TrimEnd('\n')).Append("\n\n");

    /// <summary>Makes sure that a function is there, and gives its full name.</summary>
    /// <param name="name">Its name after <c>actgen_</c>.</param>
    public string Function(string name)
    {
        if ((_inDouble.GetValueOrDefault(name) ?? CPrimitives.Find(name)) is { } function && _functions.Add(name))
        {
            Add(function);
        }

        return "actgen_" + name;
    }

    /// <summary>
    /// The function of a slow path, by its name after <c>actgen_</c>; it comes in when something calls it.
    /// </summary>
    /// <param name="activation">What the names of the activation's functions begin with.</param>
    /// <param name="step">The step that takes it.</param>
    public string InDouble(string activation, Instruction step)
    {
        for (var i = 1; ; i++)
        {
            var name = $"{activation}_{(step.IsExtended ? "extended" : "in_double")}{i}";
            var function = step.IsExtended ? CExtended.Function(name, step.Body!) : CDouble.Function(name, step.Body!);
            if (_inDouble.TryAdd(name, function) || ((CWritten)_inDouble[name]).Text == function.Text)
            {
                return name;
            }
        }
    }

    /// <summary>Makes sure that the functions of an activation are there, and gives what their names begin with.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="user">Who wants it, for messages; null for itself.</param>
    /// <exception cref="ExportException">It was not written by the generator.</exception>
    public string Activation(ActivationInfo info, string? user = null)
    {
        if (info.Program is null)
        {
            throw new ExportException(
                CExport.Target, (user is null ? "" : user + " with ") + $"the activation {info.Name}",
                "it was not written by ActGen's generator, so nothing tells what it computes; declare it with a formula");
        }

        if (_activations.TryGetValue(info, out var known))
        {
            return known;
        }

        // Names that differ in C# may be one in C.
        var name = "act_" + CText.Snake(info.Name);
        while (_activations.ContainsValue(name))
        {
            name += "_";
        }

        _activations.Add(info, name);
        if (info.IsOverRows)
        {
            new CRows(this, info, name).Write();
        }
        else
        {
            var element = new CElement(this, info, name);
            element.Write();
            new CElementArrays(this, info, name, element.Sums).Write();
        }

        return name;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private void Add(CFunction function)
    {
        if (function is CWritten written)
        {
            foreach (var callee in written.Calls)
            {
                Function(callee);
            }

            Add(Guarded(function.Name, written.Text));
            return;
        }

        var traced = (CTraced)function;
        foreach (var callee in Callees([traced.Result()]))
        {
            Function(callee);
        }

        Add(Guarded(function.Name, traced.Text()));
    }

    // Headers of several activations go into one file.
    private static string Guarded(string name, string text) =>
        $"#ifndef ACTGEN_HAS_{name.ToUpperInvariant()}\n#define ACTGEN_HAS_{name.ToUpperInvariant()}\n{text}#endif\n";

    /// <summary>The functions that some operations call, by their names after <c>actgen_</c>.</summary>
    public static IEnumerable<string> Callees(IEnumerable<TraceNode> results)
    {
        var seen = new HashSet<TraceNode>();
        var stack = new Stack<TraceNode>(results);
        while (stack.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                if (node.Callee is { } callee)
                {
                    yield return callee;
                }

                foreach (var (operand, _) in node.Operands)
                {
                    stack.Push(operand);
                }
            }
        }
    }
}
