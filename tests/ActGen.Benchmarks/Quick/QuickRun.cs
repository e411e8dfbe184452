namespace ActGen.Benchmarks.Quick;

/// <summary>The tables that matter, in under two minutes.</summary>
/// <param name="Sections">What to measure; everything if empty.</param>
/// <param name="PeerFiles">Files for the peer columns.</param>
/// <param name="Only">One activation, or null for all.</param>
internal sealed record QuickRun(IReadOnlyList<string> Sections, IReadOnlyList<string> PeerFiles, string? Only)
{
    private static readonly (string Name, Action<QuickRun> Print)[] AllSections =
    [
        ("small", run => run.PrintElementwise(128, 128)),
        ("large", run => run.PrintElementwise(1024, 16384)),
        ("rows", _ => RowTable.Print()),
        ("products", _ => ProductTable.Print()),
        ("training", _ => TrainingTable.Print()),
        ("generator", _ => GeneratorTable.Print()),
    ];

    public const string Usage = """
        --quick [--section small,large,rows,products,training,generator] [--only ACTIVATION] [--compare FILE[,FILE...]]
            medians of everything in under two minutes; FILE holds JSON lines of another peer with act, dir, rows, cols, threads, ns
        anything else goes to BenchmarkDotNet: --filter '*Generator*', --list flat, --help
        """;

    /// <summary>Reads the command line; throws an <see cref="ArgumentException"/> that says what is wrong with it.</summary>
    public static QuickRun Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string> { ["--section"] = "", ["--only"] = "", ["--compare"] = "" };
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!values.ContainsKey(arguments[i]) || i + 1 == arguments.Count)
            {
                throw new ArgumentException($"unknown option or no value: {arguments[i]}\n{Usage}");
            }

            values[arguments[i]] = arguments[i + 1];
        }

        var sections = Items(values["--section"]);
        foreach (var unknown in sections.Where(name => !AllSections.Any(section => section.Name == name)))
        {
            throw new ArgumentException($"unknown section '{unknown}'\n{Usage}");
        }

        return new QuickRun(sections, Items(values["--compare"]), values["--only"] is { Length: > 0 } only ? only : null);
    }

    public void Print()
    {
        foreach (var section in AllSections.Where(section => Sections.Count == 0 || Sections.Contains(section.Name)))
        {
            section.Print(this);
        }
    }

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private void PrintElementwise(int rows, int columns) =>
        new ElementwiseTable(rows, columns, PeerFiles.Count == 0 ? null : PeerTimes.Read(PeerFiles), Only).Print();
}
