using System.Globalization;

namespace ActGen.KernelProbe;

/// <summary>Compares two lists of times.</summary>
internal static class Ratio
{
    private static readonly string[] Directions = ["forward", "backward"];

    /// <summary>The geometric mean of the second list's times over the first's, and the largest ratio with its kernel.</summary>
    public static string Of(IEnumerable<string> first, IEnumerable<string> second)
    {
        var before = Read(first);
        var after = Read(second);
        var ratios = before.Keys.Select(key => (Ratio: after[key] / before[key], Kernel: key)).ToList();
        var mean = Math.Exp(ratios.Average(row => Math.Log(row.Ratio)));
        var worst = ratios.MaxBy(row => row.Ratio);
        return string.Create(CultureInfo.InvariantCulture,
            $"geometric mean {mean:F2}, largest {worst.Ratio:F2} ({worst.Kernel}), {ratios.Count} kernels");
    }

    private static Dictionary<string, double> Read(IEnumerable<string> lines)
    {
        Dictionary<string, double> times = [];
        var name = "";
        foreach (var line in lines)
        {
            if (!line.StartsWith(' '))
            {
                name = line;
                continue;
            }

            foreach (var (text, direction) in line.Trim().Split(' ').Zip(Directions))
            {
                times[$"{name} {direction}"] = double.Parse(text, CultureInfo.InvariantCulture);
            }
        }

        return times;
    }
}
