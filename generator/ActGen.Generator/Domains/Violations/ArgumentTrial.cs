using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Domains;

/// <summary>
/// An argument under the conditions around it, as a function of a point: a number for each variable, and for each column of a short row
/// where an input is one of a row.
/// </summary>
internal sealed class ArgumentTrial
{
    // As long as a row must be for its elements to differ.
    private const int RowLength = 2;

    private readonly ReductionForm _form;
    private readonly Expr _argument;
    private readonly IReadOnlyList<Expr> _conditions;
    private readonly HashSet<Variable> _shown;
    private readonly int _columns;

    public ArgumentTrial(Expr argument, Assumptions assumptions)
    {
        _form = new ReductionForm(argument.Pool, assumptions.Conditions.Prepend(argument));
        _columns = _form.Symbols.Count > 0 ? RowLength : 1;
        _argument = _form.Symbolic(argument);
        _conditions = assumptions.Conditions.Select(_form.Symbolic).ToList();
        _shown = new HashSet<Variable>(Dependence.Variables(argument));
        Slots = assumptions.Conditions.Prepend(argument).SelectMany(Dependence.Variables).Distinct().OrderBy(v => v.Kind).ThenBy(v => v.Id)
            .SelectMany(v => Enumerable.Range(0, v.Kind == VariableKind.Input ? _columns : 1).Select(column => (v, column))).ToList();
    }

    /// <summary>The variable and the column of each number of a point.</summary>
    public IReadOnlyList<(Variable Variable, int Column)> Slots { get; }

    /// <summary>The argument in each column in which the conditions hold, with the size of what is added up and rounded in it.</summary>
    public IEnumerable<(double Value, double Size)> At(double[] point)
    {
        var columns = Enumerable.Range(0, _columns).Select(column => (IReadOnlyDictionary<string, double>)Enumerable.Range(0, point.Length)
            .Where(i => Slots[i].Column == column || Slots[i].Variable.Kind != VariableKind.Input)
            .ToDictionary(i => Slots[i].Variable.Name, i => point[i], StringComparer.Ordinal)).ToList();
        return new ReductionInterpreter(columns).Over(_form).Where(column => _conditions.All(column.Holds))
            .Select(column => (column.Evaluate(_argument), Size(column, _argument)));
    }

    private static double Size(Interpreter column, Expr node) => NonZero.Bare(node) switch
    {
        Sum sum => sum.Children.Sum(term => Size(column, term)),
        Product product => product.Children.Aggregate(1.0, (size, factor) => size * Size(column, factor)),
        var other => Math.Abs(column.Evaluate(other)),
    };

    /// <summary>A point in words.</summary>
    public Counterexample Counterexample(double[] point, bool isExact) => new(
        Enumerable.Range(0, point.Length).Where(i => _shown.Contains(Slots[i].Variable)).GroupBy(i => Slots[i].Variable.Name, i => point[i])
            .Select(g => (g.Key, (IReadOnlyList<double>)g.ToList())).ToList(), _columns > 1, isExact);
}
