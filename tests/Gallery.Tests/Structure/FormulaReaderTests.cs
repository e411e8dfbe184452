using ActGen;
using ActGen.Gallery.Formulas;
using ActGen.Generator.Expressions;
using Gallery.Tests.Support;

namespace Gallery.Tests.Structure;

/// <summary>The texts that activations carry are enough to typeset them: they read back as what was printed.</summary>
public class FormulaReaderTests
{
    public static TheoryData<string> Activations => GalleryPage.Names;

    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_text_of_an_activation_reads_back(string name)
    {
        var info = Find(name).Info;
        foreach (var text in info.Formulas.Concat(info.Derivatives.SelectMany(d => FormulaReader.Split(d.Text)))
            .Where(t => !t.Contains("...", StringComparison.Ordinal)))
        {
            var expr = FormulaReader.Read(text);
            Assert.True(expr is not null, $"{name}: {text} does not read");
            // In another pool factors and terms may come in another order, but the meaning is the same.
            var again = FormulaReader.Read(FormulaPrinter.Print(expr))!;
            foreach (var x in new[] { -1.7, -0.3, 0.45, 2.2 })
            {
                var (expected, actual) = (Evaluate(expr, x), Evaluate(again, x));
                Assert.True(
                    double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
                    $"{name}: {text} at {x}");
            }
        }
    }

    [Theory]
    [InlineData("a + b", new[] { "a + b" })]
    [InlineData("max(a, b), w[1], 0", new[] { "max(a, b)", "w[1]", "0" })]
    public void Lists_are_split_at_their_own_commas(string text, string[] expected) => Assert.Equal(expected, FormulaReader.Split(text));

    [Fact]
    public void A_text_that_does_not_read_is_none()
    {
        Assert.Null(FormulaReader.Read("1 + .."));
        Assert.NotNull(FormulaReader.Read("1 + ..."));
        Assert.Null(FormulaReader.Read("all x"));
        Assert.NotNull(FormulaReader.ReadCondition("x > -1"));
    }

    // Every variable has a value of its own.
    private static double Evaluate(Expr expr, double x) => new Interpreter(Names(expr).Distinct().ToDictionary(
        name => name, name => name == "x" ? x : 0.1 + (name.Sum(c => c) % 17 / 10.0), StringComparer.Ordinal)).Evaluate(expr);

    private static IEnumerable<string> Names(Expr node) => node is Variable variable ? [variable.Name] : node.Children.SelectMany(Names);

    private static ActivationDescriptor Find(string name) => ActGen.Activations.GeneratedActivations.Find(name)
        ?? GeneratedActivations.Find(name)!;
}
