using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>
/// Each pass and each rule is named by a test of its own: without one a fault in it would show as a wrong digit of some kernel, far away.
/// </summary>
public class OwnTestTests
{
    // The rows of these tables are tests by themselves (RuleSoundnessTests), and the order of the passes is that of the stages (Stages).
    private static readonly string[] Tables = ["InverseSlopeRules", "RepairRules", "SimplifyRules", "StabilizeStage", "Stabilizer", "SymmetryRules"];

    // What the passes of the folders below begin with.
    private static readonly string[] Entries = ["QuotientForms", "SeriesPatches"];

    // Data that the drivers of rows hand on.
    private static readonly string[] Data = ["RowStreams"];

    [Fact]
    public void Every_pass_of_Stabilize_is_named_by_a_test() => Assert.Empty(
        Untested(Passes, "tests/ActGen.Generator.Tests/Stabilize").Except(Tables));

    [Fact]
    public void Every_driver_of_rows_is_named_by_a_test() => Assert.Empty(
        Untested(Drivers, "tests/ActGen.Tests/Kernels/Rows").Except(Data));

    private static IEnumerable<string> Passes => Names("generator/ActGen.Generator/Stabilize").Concat(Entries);

    private static IEnumerable<string> Drivers => Names("src/ActGen/Kernels/Rows").Where(n => n[0] != 'I');

    private static IEnumerable<string> Untested(IEnumerable<string> names, string tests)
    {
        Assert.NotEmpty(names);
        var own = Names(tests).ToHashSet();
        return names.Where(n => !own.Contains(n + "Tests"));
    }

    // The files of a folder itself: what they are made of is in folders below.
    private static IEnumerable<string> Names(string folder) => SourceTree.Files(folder)
        .Where(f => !f.Contains('/', StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f));
}
