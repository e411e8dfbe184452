using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ActGen.Training.Mpi.Tests.Scaling;

/// <summary>
/// The table of <c>SCALING.md</c>: milliseconds of computing, which are measured and kept in it, and all that follows from them.
/// </summary>
internal static class ScalingPage
{
    private const string Start = "<!-- table: written by tests/ActGen.Training.Mpi.Tests -- scaling -->\n";
    private const string End = "<!-- end of table -->";

    private static readonly int[] Machines = [1, 8, 64];

    /// <summary>The rows: a network, its batch, and a number of machines.</summary>
    public static IEnumerable<(Workload Workload, int Machines)> Rows =>
        Workload.All.SelectMany(workload => Machines.Select(machines => (workload, machines)));

    private static string Path { get; } = System.IO.Path.Combine(Folder(), "../../../src/ActGen.Training.Mpi/SCALING.md");

    /// <summary>The table as it stands in the page.</summary>
    public static string Table
    {
        get
        {
            var page = File.ReadAllText(Path);
            return page[(page.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..page.IndexOf(End, StringComparison.Ordinal)];
        }
    }

    /// <summary>Milliseconds of computing of each row, as the page keeps them.</summary>
    public static double[] Kept =>
    [
        .. Table.Split('\n').Skip(2).Where(line => line.Length > 0)
            .Select(line => double.Parse(line.Split('|')[4], CultureInfo.InvariantCulture)),
    ];

    /// <summary>Measures them on this machine.</summary>
    public static double[] Measure() => [.. Rows.Select(row =>
    {
        var time = 1000 * row.Workload.Time(row.Machines);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{row.Workload.Name}, batch {row.Workload.Batch}, {row.Machines}: {time:0.00} ms"));
        return time;
    })];

    /// <summary>Puts the table of some measurements into the page.</summary>
    public static void Write(double[] milliseconds)
    {
        var page = File.ReadAllText(Path);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        File.WriteAllText(Path, page[..start] + Compute(milliseconds) + page[page.IndexOf(End, StringComparison.Ordinal)..]);
    }

    /// <summary>The table that follows from some measurements.</summary>
    public static string Compute(double[] milliseconds)
    {
        var text = new StringBuilder("| network | batch | machines | computes, ms | exchanges | MB |");
        text.AppendJoin("", Interconnect.All.Select(network => $" {network.Name}, ms | speed-up |"))
            .Append("\n|---|---:|---:|---:|---:|---:|").Insert(text.Length, "---:|---:|", Interconnect.All.Length).Append('\n');
        double alone = 0;
        foreach (var ((workload, machines), measured) in Rows.Zip(milliseconds))
        {
            // What is kept is what is counted with.
            var kept = measured.ToString("0.00", CultureInfo.InvariantCulture);
            var computing = double.Parse(kept, CultureInfo.InvariantCulture);
            alone = machines == 1 ? computing : alone;
            var traffic = workload.Count(machines);
            text.Append(CultureInfo.InvariantCulture, $"| {workload.Name} | {workload.Batch:N0} | {machines} | {kept} |")
                .Append(CultureInfo.InvariantCulture, $" {traffic.Gathers + traffic.ToAlls} | {traffic.Bytes / 1e6:0.00} |");
            foreach (var network in Interconnect.All)
            {
                var step = computing + 1000 * (machines == 1 ? 0 : network.Seconds(traffic, machines));
                text.Append(CultureInfo.InvariantCulture, $" {step:0.00} | {alone / step:0.0} |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Folder([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
