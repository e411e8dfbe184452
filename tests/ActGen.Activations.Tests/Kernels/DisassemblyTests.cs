using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Xunit;

namespace ActGen.Activations.Tests.Kernels;

/// <summary>
/// The machine code of the kernels: no loop over rows calls anything. No vector register outlives a call, so one call in a loop makes all
/// that is in them go through memory, which is ten times as slow and more.
/// </summary>
public partial class DisassemblyTests
{
    public static TheoryData<int> Widths => Vector512.IsHardwareAccelerated ? [256, 512] : [256];

    [Theory]
    [MemberData(nameof(Widths))]
    public void No_loop_of_a_kernel_calls_anything(int width)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return;
        }

        var methods = MethodHead().Split(Disassembly(width))
            .Where(m => m.Split('\n')[0].Contains($"Generated.At{width}.", StringComparison.Ordinal)).ToList();
        // Two directions of the catalogue, the mixes and fifty composite formulas, some of them in parts.
        Assert.True(methods.Count > 250, $"{methods.Count} kernels were compiled");
        Assert.Equal("", string.Join("\n", methods.SelectMany(m => CallsInLoops(m).Select(call => $"{m.Split('\n')[0]}: {call}"))));
    }

    [Fact]
    public void A_call_in_a_loop_is_seen()
    {
        const string Listing = "Kernel:Forward\nG_M000_IG01:\n       vmovups  ymm0, ymmword ptr [rdi]\nG_M000_IG02:\n       call     "
            + "[Primitives:Exp]\n       jl       SHORT G_M000_IG02\n       call     [Outside]";
        Assert.Equal(["call     [Primitives:Exp]"], CallsInLoops(Listing));
    }

    // A loop is what lies between a label and a jump back to it.
    private static IEnumerable<string> CallsInLoops(string method)
    {
        var lines = method.Split('\n');
        var labels = new Dictionary<string, int>();
        var calls = new SortedDictionary<int, string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out var start))
            {
                for (var at = start; at < i; at++)
                {
                    if (Call().IsMatch(lines[at]) && !Meant().IsMatch(lines[at]))
                    {
                        calls[at] = lines[at].Trim();
                    }
                }
            }
        }

        return calls.Values;
    }

    private static string Disassembly(int width)
    {
        var folder = Directory.CreateTempSubdirectory("actgen-disassembly-").FullName;
        try
        {
            var listing = Path.Combine(folder, "listing.asm");
            var start = new ProcessStartInfo("dotnet", [Probe()]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["DOTNET_JitDisasm"] = "Forward* Backward*";
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            start.Environment["DOTNET_EnableAVX512"] = width == 512 ? "1" : "0";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var names = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, names + errors.Result);
            return File.ReadAllText(listing);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Beside these tests, built in the same configuration.
    private static string Probe()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.Parent!.Parent!.FullName, "ActGen.KernelProbe", "bin", own.Parent.Name, own.Name,
            "ActGen.KernelProbe.dll");
    }

    [GeneratedRegex("^; Assembly listing for method ", RegexOptions.Multiline)]
    private static partial Regex MethodHead();

    [GeneratedRegex(@"^(G_M\d+_IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"\bj[a-z]+\s+(?:SHORT )?(G_M\d+_IG\d+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"\bcall\b")]
    private static partial Regex Call();

    // The slow path of huge angles; and the method that goes from block to block of rows, which calls the parts of a long kernel, and whose
    // memory on the stack is guarded.
    [GeneratedRegex(
        @"HugeAngle:|Kernel:(InDouble|Extended)\d+\("
        + @"|Kernel:(Forward|Backward|BackwardFromOutput)(WhereTrue|WhereFalse|Mixed)?(\d+|End)\(|CORINFO_HELP_FAIL_FAST")]
    private static partial Regex Meant();
}
