using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>Where a mistake is highlighted in each way to write a string; « and » mark it.</summary>
public class LiteralPositionTests
{
    [Theory]
    [InlineData("""[Activation("1 + «bad» * x")]""")]
    [InlineData("""[Activation("1 +\t\u0020\x20 «b\u0061d» * x")]""")]
    [InlineData("""[Activation("1 +\U00000020 «bad» * x")]""")]
    [InlineData("""[Activation(@"1 + «bad» * x")]""")]
    [InlineData("[Activation(@\"1 +\n  «bad»\n * x\")]")]
    [InlineData("[Activation(\"\"\"1 + «bad» * x\"\"\")]")]
    [InlineData("[Activation(\"\"\"\"1 + «bad» * x\"\"\"\")]")]
    [InlineData("[Activation(\"\"\"\n    1 +\n      «bad»\n\n    * x\n    \"\"\")]")]
    [InlineData("[Activation(\"\"\"\r\n    1 +\r\n      «bad» * x\r\n    \"\"\")]")]
    [InlineData("""[Activation("1 + " + "«bad»" + " * x")]""")]
    [InlineData("""[Activation(("1 + " + @"«bad»") + C.Tail)]""")]
    [InlineData("""[Activation(«C.Head + "bad * x"»)]""")]
    [InlineData("""[Activation(«C.Bad»)]""")]
    [InlineData("""[Activation(«nameof(Sample)»)]""")]
    [InlineData("""[Activation(«$"{C.Bad}"»)]""")]
    [InlineData("""[Activation(formulas: "«bad»")]""")]
    [InlineData("""[Activation(new[] { "x * «bad»" })]""")]
    [InlineData("""[Activation(new string[] { "«bad»" })]""")]
    [InlineData("""[Activation(["«bad»"])]""")]
    [InlineData("""[Activation("x"), Let(formula: "1 + «bad»", name: "u")]""")]
    [InlineData("""[Activation("u"), Let("u", formula: "1 + «bad»")]""")]
    [InlineData("""[Activation, Piece("x > «bad»", "x"), Piece("otherwise", "0")]""")]
    [InlineData("""[Activation, Piece("x > 0", "x"), Piece("otherwise", "«bad»")]""")]
    [InlineData("""[ActGen.ActivationAttribute("«bad»", Domain = DomainPolicy.Clamp)]""")]
    public void A_mistake_is_highlighted_in_the_literal(string attribute)
    {
        var marked = attribute
            + " partial struct A; class Sample; static class C { public const string Bad = \"bad\", Head = \"1 + \", Tail = \" * x\"; }";
        var run = GeneratorRun.Of(marked.Replace("«", "").Replace("»", ""));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("ACT0003", diagnostic.Id);
        var text = diagnostic.Location.SourceTree!.ToString();
        var span = diagnostic.Location.SourceSpan;
        var offset = text.Length - (marked.Length - 2);
        Assert.Equal(marked, text[offset..span.Start] + "«" + text[span.Start..span.End] + "»" + text[span.End..]);
    }
}
