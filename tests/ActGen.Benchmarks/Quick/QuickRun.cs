using ActGen.Benchmarks.Record;

namespace ActGen.Benchmarks.Quick;

/// <summary>The tables that matter, in a few minutes.</summary>
/// <param name="Sections">What to measure; everything if empty.</param>
/// <param name="PeerFiles">Files for the peer columns.</param>
/// <param name="Only">One activation, or null for all.</param>
/// <param name="Record">Whether the results are kept in a file.</param>
internal sealed record QuickRun(IReadOnlyList<string> Sections, IReadOnlyList<string> PeerFiles, string? Only, bool Record)
{
    private static readonly (string Name, Action<QuickRun, Report, PeerTimes?> Print)[] AllSections =
    [
        ("small", (run, report, peer) => new ElementwiseTable(128, 128, peer, run.Only).Print(report)),
        ("large", (run, report, peer) => new ElementwiseTable(1024, 16384, peer, run.Only).Print(report)),
        ("rows", (_, report, _) => RowTable.Print(report)),
        ("compositions", (_, report, _) => CompositionTable.Print(report)),
        ("products", (_, report, _) => ProductTable.Print(report)),
        ("training", (_, report, peer) => TrainingTable.Print(report, peer)),
        ("generator", (_, report, _) => GeneratorTable.Print(report)),
    ];

    public const string Usage = """
        --quick [--section small,large,rows,compositions,products,training,generator] [--only ACTIVATION]
                [--compare FILE[,FILE...]] [--record]
            medians of everything in a few minutes; FILE holds JSON lines of another peer with act, dir, rows, cols, threads, ns, or with
            model, threads, ms_step; --record keeps a whole run in Results/<date>-<processor>-<width>.md
        --readme
            makes README's table from the newest results at each width
        anything else goes to BenchmarkDotNet: --filter '*Generator*', --list flat, --help
        """;

    /// <summary>Reads the command line; throws an <see cref="ArgumentException"/> that says what is wrong with it.</summary>
    public static QuickRun Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string> { ["--section"] = "", ["--only"] = "", ["--compare"] = "" };
        var record = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--record")
            {
                record = true;
            }
            else if (values.ContainsKey(arguments[i]) && i + 1 < arguments.Count)
            {
                values[arguments[i]] = arguments[++i];
            }
            else
            {
                throw new ArgumentException($"unknown option or no value: {arguments[i]}\n{Usage}");
            }
        }

        var sections = Items(values["--section"]);
        foreach (var unknown in sections.Where(name => !AllSections.Any(section => section.Name == name)))
        {
            throw new ArgumentException($"unknown section '{unknown}'\n{Usage}");
        }

        var only = values["--only"] is { Length: > 0 } name ? name : null;
        return record && (sections.Length > 0 || only is not null)
            ? throw new ArgumentException("--record keeps whole runs: leave out --section and --only")
            : new QuickRun(sections, Items(values["--compare"]), only, record);
    }

    public void Print()
    {
        var report = new Report();
        var peer = PeerFiles.Count == 0 ? null : PeerTimes.Read(PeerFiles);
        foreach (var section in AllSections.Where(section => Sections.Count == 0 || Sections.Contains(section.Name)))
        {
            section.Print(this, report, peer);
        }

        if (Record)
        {
            Console.WriteLine($"\nkept in {ResultsFile.Write(report, DateTime.UtcNow)}");
        }
    }

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
