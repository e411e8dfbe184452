using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Nodes that are alike have hashes that are not, or a look-up would go through all of them.</summary>
public class NodeHashTests
{
    private const int Count = 100;

    [Fact]
    public void Products_and_sums_of_pairs_have_hashes_of_their_own()
    {
        var pool = new ExprPool();
        var names = Enumerable.Range(0, Count).Select(i => (Expr)pool.Variable($"q{i}", VariableKind.Symbol)).ToList();
        var pairs = names.SelectMany((a, i) => names.Skip(i + 1).Select(b => (a, b))).ToList();
        AssertApart(pairs.Select(p => p.a * p.b));
        AssertApart(pairs.Select(p => p.a + p.b));
        AssertApart(pairs.Select(p => pool.Compare(Relation.Less, p.a, p.b)));
    }

    private static void AssertApart(IEnumerable<Expr> nodes)
    {
        var hashes = nodes.Select(new StructuralComparer().GetHashCode).ToList();
        Assert.InRange(hashes.Distinct().Count(), (int)(0.99 * hashes.Count), hashes.Count);
    }
}
