using System.Globalization;
using System.Text;

namespace ActGen.Training.Export.C;

/// <summary>Writes what a primitive was seen to do as the statements of a C function: what is used twice, or is long, has a name.</summary>
internal sealed class TraceWriter
{
    private const int LongestExpression = 90;

    private readonly Dictionary<TraceNode, int> _uses = [];
    private readonly Dictionary<TraceNode, string> _texts = [];
    private readonly Func<float[], string> _table;
    private readonly StringBuilder _statements = new();
    private int _names;

    /// <param name="table">Gives the name of a table; programs have none.</param>
    public TraceWriter(Func<float[], string>? table = null) =>
        _table = table ?? (_ => throw new InvalidOperationException("a program looks up a table"));

    /// <summary>The body of a function that gives one value, or several as a struct.</summary>
    /// <param name="results">What it gives.</param>
    /// <param name="returns">The statement that gives it; <c>{0}</c>, <c>{1}</c> are the results.</param>
    public string Body(IReadOnlyList<TraceNode> results, string returns)
    {
        foreach (var result in results)
        {
            Count(result);
        }

        var texts = results.Select(r => Of(r, TraceKind.Float, isInside: false)).ToArray<object>();
        return _statements + string.Format(CultureInfo.InvariantCulture, returns, texts);
    }

    private void Count(TraceNode node)
    {
        if (_uses.TryGetValue(node, out var uses))
        {
            _uses[node] = uses + 1;
            return;
        }

        _uses.Add(node, 1);
        foreach (var (operand, _) in node.Operands)
        {
            Count(operand);
        }
    }

    private string Of(TraceNode node, TraceKind kind, bool isInside)
    {
        if (node.Constant is { } bits)
        {
            return kind == TraceKind.Bits ? CText.Bits(bits) : CText.Float(BitConverter.Int32BitsToSingle(bits));
        }

        var text = Written(node, out var isOpen);
        return (node.Kind, kind) switch
        {
            (TraceKind.Float, TraceKind.Bits) => $"actgen_bits({text})",
            (TraceKind.Bits, TraceKind.Float) => $"actgen_float({text})",
            (TraceKind.Mask, TraceKind.Bits) => $"(0u - (uint32_t)({text}))",
            (TraceKind.Bits, TraceKind.Mask) => $"({text}) >> 31 != 0",
            (var from, var to) when from != to => throw new InvalidOperationException($"a {from} is taken as a {to}"),
            _ => isInside && isOpen ? $"({text})" : text,
        };
    }

    private string Written(TraceNode node, out bool isOpen)
    {
        isOpen = false;
        if (_texts.TryGetValue(node, out var known))
        {
            return known;
        }

        isOpen = node.IsOpen;
        var isInside = node.IsOpen || node.Table is not null;
        var text = string.Format(CultureInfo.InvariantCulture, node.Text, [.. node.Operands.Select(o => Of(o.Node, o.As, isInside))]);
        if (node.Table is { } table)
        {
            text = text.Replace("{table}", _table(table), StringComparison.Ordinal);
        }

        if (node.Operands.IsEmpty || (_uses[node] == 1 && text.Length <= LongestExpression))
        {
            return text;
        }

        var name = $"t{++_names}";
        var type = node.Kind switch { TraceKind.Float => "float", TraceKind.Bits => "uint32_t", _ => "int" };
        _statements.Append(CultureInfo.InvariantCulture, $"    const {type} {name} = {text};\n");
        isOpen = false;
        return _texts[node] = name;
    }
}
