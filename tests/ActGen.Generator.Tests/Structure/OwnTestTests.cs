using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>
/// Each pass, each part of one and each driver is named by a test of its own, in the folder that mirrors its own: without one a fault in it
/// would show as a wrong digit of some kernel, far away.
/// </summary>
public class OwnTestTests
{
    // What needs no test class of its own, and why.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Rules/LogarithmRules"] = "a table: each row is a test by itself in RuleSoundnessTests",
        ["Rules/InverseRules"] = "a table: each row is a test by itself in RuleSoundnessTests",
        ["Rules/RepairRules"] = "a table: each row is a test by itself in RuleSoundnessTests",
        ["Rules/SimplifyRules"] = "a table: each row is a test by itself in RuleSoundnessTests",
        ["Rules/SymmetryRules"] = "a table: each row is a test by itself in RuleSoundnessTests",
        ["Rules/WaveRules"] = "a table: each row is a test by itself in RuleSoundnessTests",
        ["StabilizeStage"] = "a stage: HandMadeRecordTests",
        ["Stabilizer"] = "the order of the passes: StagePageTests and RandomRepairTests",
        ["Precision/Sweep"] = "data: the points that PrecisionSweepTests looks at",
        ["RowStreams"] = "data that the drivers hand on",
    };

    [Theory]
    [InlineData("generator/ActGen.Generator/Stabilize", "tests/ActGen.Generator.Tests/Stabilize")]
    [InlineData("src/ActGen/Kernels/Rows", "tests/ActGen.Tests/Kernels/Rows")]
    public void Every_class_of_a_folder_is_named_by_a_test(string folder, string tests)
    {
        var classes = Names(folder).Where(n => !IsInterface(n)).ToList();
        Assert.NotEmpty(classes);
        var own = Names(tests).ToHashSet();
        Assert.All(classes.Except(Exceptions.Keys), n => Assert.Contains(n + "Tests", own));
    }

    [Fact]
    public void Every_driver_that_generated_code_calls_is_named_by_a_test()
    {
        var drivers = Names("src/ActGen/CompilerServices").Where(n => n.EndsWith("Driver", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(drivers);
        var own = Names("tests/ActGen.Tests").Select(Name).ToHashSet();
        Assert.All(drivers, n => Assert.Contains(n + "Tests", own));
    }

    [Fact]
    public void Every_exception_is_one() => Assert.Empty(Exceptions.Keys.Except(
        Names("generator/ActGen.Generator/Stabilize").Concat(Names("src/ActGen/Kernels/Rows"))));

    // A class by the path of its file, without what tells the parts of a partial one apart.
    private static IEnumerable<string> Names(string folder) => SourceTree.Files(folder)
        .Select(f => Path.Combine(Path.GetDirectoryName(f)!, Name(f).Split('.')[0]).Replace('\\', '/')).Distinct();

    private static string Name(string path) => Path.GetFileName(path).Replace(".cs", "", StringComparison.Ordinal);

    private static bool IsInterface(string path) => Name(path) is ['I', >= 'A' and <= 'Z', ..];
}
