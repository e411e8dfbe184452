using System.Text;

namespace ActGen.Training.Export.C;

/// <summary>
/// A header that grows: functions come in when something calls them, each once, after those that they call.
/// </summary>
internal sealed class CHeader
{
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    /// <summary>Adds a text, with a blank line behind it.</summary>
    public void Add(string text) => _text.Append(text.TrimEnd('\n')).Append("\n\n");

    /// <summary>Makes sure that a function is there, and gives its full name.</summary>
    /// <param name="name">Its name after <c>actgen_</c>.</param>
    public string Function(string name)
    {
        if (CPrimitives.Find(name) is { } function && _functions.Add(name))
        {
            Add(function);
        }

        return "actgen_" + name;
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
