using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Advise;

/// <summary>Expressions over one short row, every step rounded to a float; a row of one column where they have no reductions.</summary>
internal sealed class FloatRow
{
    private readonly ReductionForm _form;
    private readonly IReadOnlyList<Expr> _arguments;
    private readonly IReadOnlyList<Expr> _results;
    private readonly List<(Dictionary<string, double> Values, FloatInterpreter Interpreter)> _columns = new();
    private IReadOnlyDictionary<string, double> _still = new Dictionary<string, double>();
    private IReadOnlyList<Variable> _moved = [];

    /// <param name="nodes">The expressions.</param>
    /// <param name="prepare">Makes what is computed of them, over symbols for reductions.</param>
    /// <param name="parameters">The values of all variables that are not moved.</param>
    /// <param name="length">The number of columns.</param>
    public FloatRow(
        IReadOnlyList<Expr> nodes, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> prepare, IReadOnlyDictionary<string, double> parameters,
        int length)
    {
        _form = new ReductionForm(nodes[0].Pool, nodes);
        var prepared = prepare(_form.Symbols.Select(s => s.Argument).Concat(nodes.Select(_form.Symbolic)).ToList());
        _arguments = prepared.Take(_form.Symbols.Count).ToList();
        _results = prepared.Skip(_form.Symbols.Count).ToList();
        Start(parameters, length);
    }

    /// <summary>All that is computed.</summary>
    public IEnumerable<Expr> Computed => _arguments.Concat(_results);

    /// <summary>Takes other values for the variables that are not moved.</summary>
    public void Start(IReadOnlyDictionary<string, double> parameters, int length)
    {
        (_still, _moved) = (parameters, []);
        _columns.Clear();
        for (var i = 0; i < length; i++)
        {
            var values = parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
            _columns.Add((values, new FloatInterpreter(values)));
        }
    }

    /// <summary>Gives variables a value in each column; all others are where they started.</summary>
    public void Move(IReadOnlyList<Variable> variables, IReadOnlyList<double> row)
    {
        foreach (var variable in _moved.Except(variables))
        {
            _columns.ForEach(c => c.Values[variable.Name] = _still[variable.Name]);
        }

        _moved = variables;
        for (var i = 0; i < _columns.Count; i++)
        {
            foreach (var variable in variables)
            {
                _columns[i].Values[variable.Name] = row[i];
                _columns[i].Interpreter.Move(variable, row[i]);
            }
        }

        for (var i = 0; i < _arguments.Count; i++)
        {
            var (symbol, argument) = (_form.Symbols[i], _arguments[i]);
            var value = (float)ReductionInterpreter.Reduce(symbol.Function.Reduction!.Value,
                _columns.Select(c => c.Interpreter.Evaluate(argument))
                .ToList());
            _columns.ForEach(c => c.Values[symbol.Symbol.Name] = value);
        }
    }

    /// <summary>
    /// Whether a result is not finite in some column because something in it, or in a reduction it uses, is too large.
    /// </summary>
    public bool Overflows() => _results.Any(Overflows);

    private bool Overflows(Expr node) => _columns.Any(c => Overflow.Happens(node, c.Interpreter, InRow));

    private bool InRow(Variable symbol) =>
        _form.Symbols.Zip(_arguments, (s, argument) => (s.Symbol, argument))
            .Any(p => ReferenceEquals(p.Symbol, symbol) && Overflows(p.argument));
}
