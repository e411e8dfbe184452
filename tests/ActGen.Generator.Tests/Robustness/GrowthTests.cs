using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// A declaration that is twice as large takes about twice the work, counted in bytes allocated: they are the same on every machine.
/// Products of many factors, whose derivative has as many terms, and pieces of the input, which are all looked at from every border, are
/// not among them.
/// </summary>
public class GrowthTests
{
    // Work that grows with the square would be four times as much.
    private const double MostGrowth = 2.8;

    private static readonly Dictionary<string, (int Size, Func<int, string> Source)> Declared = new()
    {
        ["pieces by a parameter"] = (
            100, n => Repeat(n, i => $"[Piece(\"a < {i}\", \"sin(x * {i})\")]")
                + "[Piece(\"otherwise\", \"x\")] [Learnable(\"a\", 1)] [Activation] partial struct A;"),
        ["terms of a polynomial"] = (300, n => Sum(n, "a[i] * pow(x, i)")),
        ["centers"] = (150, n => Sum(n, "a[i] * exp(-sq(x - i))")),
        ["learnables"] = (150, n => Repeat(n, i => $"[Learnable(\"a{i}\", 1)]")
            + $"[Activation(\"x{Repeat(n, i => $" + a{i} * x")}\")] partial struct A;"),
        ["choices"] = (60, n => $"[Activation(\"{Repeat(n, i => $"x > {i} ? {i} : ")}x\")] partial struct A;"),
    };

    public static TheoryData<string> Names => [.. Declared.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_as_much_takes_about_twice_the_work(string what)
    {
        var (size, source) = Declared[what];
        // What is made once for all is made before anything is counted.
        Work(source(1));
        var (once, twice) = (Work(source(size)), Work(source(2 * size)));
        Assert.True(twice <= MostGrowth * once, $"{2 * size} {what}: {twice} bytes; {size}: {once}");
    }

    private static long Work(string source)
    {
        var declaration = Declarations.Read(source);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var compiled = Compiler.Compile(declaration, default);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.DoesNotContain(compiled.Findings, f => Generator.Diagnostics.DiagnosticDescriptors.IsError(f.Id));
        return bytes;
    }

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static string Sum(int terms, string term) =>
        $"[Activation(\"sum(i, 0, {terms - 1}, {term})\")] [Learnable(\"a\", 0.1, Count = {Math.Max(2, terms)})] partial struct A;";
}
