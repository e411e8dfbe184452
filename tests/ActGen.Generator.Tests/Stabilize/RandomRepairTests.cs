using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Random formulas: whatever the rules do to a formula, it stays the same function.</summary>
public class RandomRepairTests
{
    private const int Formulas = 150;
    private const int Points = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_repaired_formula_has_the_values_of_the_written_one(int seed)
    {
        for (var i = 0; i < Formulas; i++)
        {
            var pool = new ExprPool();
            var random = new RandomFormulas(pool, (1000 * seed) + i);
            var written = random.Number(depth: 5);
            var stabilizer = new Stabilizer(pool, default);
            var repaired = stabilizer.Repair(written);
            var prepared = stabilizer.Prepare([repaired]).Single();
            for (var p = 0; p < Points; p++)
            {
                var interpreter = new Interpreter(random.Point());
                var expected = interpreter.Evaluate(written);
                Same("repaired", repaired);
                Same("prepared", prepared);

                void Same(string what, Expr node)
                {
                    var actual = interpreter.Evaluate(node);
                    Assert.True(
                        actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
                        $"{written}\n{what}: {node}\n{actual}, not {expected}");
                }
            }
        }
    }
}
