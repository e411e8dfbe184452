using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>
/// Which piece holds where. Every quantity that the conditions compare with numbers is cut at these numbers into points and the
/// ranges between them, so that no condition changes within a cell: what holds in all cells holds everywhere. Several quantities
/// are taken as independent, which may show a gap that is none and never hides one.
/// </summary>
internal sealed class PieceCoverage
{
    private const int MaxCells = 20_000;

    private readonly List<Axis> _axes;
    private readonly Dictionary<Comparison, (int Axis, int Cell)> _places = new();
    private readonly HashSet<int> _reached = new();
    private readonly HashSet<int> _reachedInBounds = new();

    /// <param name="conditions">The conditions of the pieces, in order.</param>
    /// <param name="bounds">The values that quantities may have.</param>
    public PieceCoverage(IReadOnlyList<Expr> conditions, IReadOnlyDictionary<Expr, Interval> bounds)
    {
        var byAxis = conditions.SelectMany(Comparisons).Distinct().GroupBy(c => c.Linear.Axis).ToList();
        _axes = byAxis.Select(g => new Axis(g.Key, g.Select(c => c.Linear.Bound).Distinct().OrderBy(b => b).ToList())).ToList();
        var cells = _axes.Aggregate(1.0, (count, axis) => count * axis.CellCount);
        if (cells > MaxCells)
        {
            Gap = "for some values (there are too many conditions to compare)";
            return;
        }

        for (var axis = 0; axis < _axes.Count; axis++)
        {
            foreach (var comparison in byAxis[axis])
            {
                _places.Add(comparison, (axis, _axes[axis].CellOf(comparison.Linear.Bound)));
            }
        }

        var gaps = new List<int[]>();
        for (var i = 0; i < cells; i++)
        {
            var cell = CellAt(i);
            var piece = FirstHolding(conditions, cell);
            var isPossible =
                _axes.Zip(cell, (axis, c) => !bounds.TryGetValue(axis.Quantity, out var range) || !axis.Range(c).Intersect(range).IsEmpty)
                .All(p => p);
            if (piece is { } first)
            {
                _reached.Add(first);
            }

            if (isPossible && piece is { } possible)
            {
                _reachedInBounds.Add(possible);
            }
            else if (isPossible)
            {
                gaps.Add(cell);
            }
        }

        Gap = gaps.Count == 0 ? null : "for " + Describe(gaps, bounds);
    }

    /// <summary>A region where no piece holds, as text; null where there is none.</summary>
    public string? Gap { get; }

    /// <summary>Whether a piece is the first that holds somewhere.</summary>
    public bool IsReached(int piece) => _reached.Contains(piece) || (Gap is not null && _reached.Count == 0);

    /// <summary>Whether a piece is the first that holds somewhere within the bounds.</summary>
    public bool IsReachedInBounds(int piece) => _reachedInBounds.Contains(piece);

    /// <summary>The comparisons in a condition.</summary>
    public static IEnumerable<Comparison> Comparisons(Expr condition) => ExprTraversal.ChildrenFirst(condition).OfType<Comparison>();

    private int[] CellAt(int index)
    {
        var cell = new int[_axes.Count];
        for (var i = 0; i < cell.Length; i++)
        {
            cell[i] = index % _axes[i].CellCount;
            index /= _axes[i].CellCount;
        }

        return cell;
    }

    private int? FirstHolding(IReadOnlyList<Expr> conditions, int[] cell)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (Holds(conditions[i], cell))
            {
                return i;
            }
        }

        return null;
    }

    private bool Holds(Expr condition, int[] cell) => condition switch
    {
        Comparison comparison => _places[comparison] is var (axis, bound) && Relations.Holds(comparison.Linear.Relation, cell[axis], bound),
        Logic { Operator: LogicalOperator.And } => condition.Children.All(c => Holds(c, cell)),
        Logic { Operator: LogicalOperator.Or } => condition.Children.Any(c => Holds(c, cell)),
        Logic { Operator: LogicalOperator.Not } => !Holds(condition.Children[0], cell),
        Logic logic => logic.Operator == LogicalOperator.True,
        // A condition in a choice: it may or may not hold.
        _ => false,
    };

    private string Describe(List<int[]> gaps, IReadOnlyDictionary<Expr, Interval> bounds)
    {
        // Neighboring cells of a single quantity are one region.
        var last = 0;
        while (_axes.Count == 1 && last + 1 < gaps.Count && gaps[last + 1][0] == gaps[last][0] + 1)
        {
            last++;
        }

        return _axes.Count == 0 ? "every value" : RegionText.Join(_axes.Select((axis, i) =>
        {
            var range = axis.Range(gaps[0][i]).Union(axis.Range(gaps[last][i]));
            var text = RegionText.Of(axis.Quantity, bounds.TryGetValue(axis.Quantity, out var known) ? range.Intersect(known) : range);
            return text.Length == 0 ? $"every {axis.Quantity}" : text;
        }));
    }

    /// <summary>A quantity with the numbers it is compared with; the cells alternate between ranges and points.</summary>
    private sealed record Axis(Expr Quantity, List<double> Points)
    {
        public int CellCount => (2 * Points.Count) + 1;

        public int CellOf(double point) => (2 * Points.BinarySearch(point)) + 1;

        public Interval Range(int cell)
        {
            if (cell % 2 == 1)
            {
                return Interval.Point(Points[cell / 2]);
            }

            var lower = cell == 0 ? double.NegativeInfinity : Points[(cell / 2) - 1];
            return new(lower, cell / 2 == Points.Count ? double.PositiveInfinity : Points[cell / 2], LowerOpen: true, UpperOpen: true);
        }
    }
}
