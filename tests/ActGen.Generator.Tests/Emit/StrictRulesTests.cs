using ActGen.Generator.Tests.Harness;
using ActGen.Generator.Tests.Robustness;

namespace ActGen.Generator.Tests.Emit;

/// <summary>With every rule of the SDK on, a declaration needs no suppression for what is generated.</summary>
[Trait("Speed", "Slow")]
public class StrictRulesTests
{
    // What the one who declares decides, and the rules say of a type without generated members as well.
    private static readonly string[] UsersOwn = ["CA1034", "CA1852", "CA1050"];

    private static readonly string[] Kinds =
        ["struct", "readonly struct", "class", "sealed class", "record", "sealed record", "record struct", "readonly record struct"];

    private static readonly string[] Formulas =
        ["[Activation(\"x * x\")]", "[Activation(\"k * x\"), Learnable(\"k\", 1)]", "[Activation(\"exp(x) / rowsum(exp(x))\")]"];

    [Fact]
    public void The_rules_are_on()
    {
        Assert.True(StrictRules.Count > 200);
        var warnings = StrictRules.Warnings(Compilations.Create("public struct A { public int B; }"));
        Assert.Contains(warnings, w => w.StartsWith("CA1815", StringComparison.Ordinal));
    }

    [Fact]
    public void No_rule_has_anything_to_say()
    {
        var all = from access in new[] { "public", "internal" }
                  from kind in Kinds
                  from formula in Formulas
                  select (access, kind, formula);
        var declarations = all.Select((d, i) => $"{d.formula} {d.access} {Partial(d.kind)} Bend{i};").ToList();
        var run = GuardedRun.Of([.. declarations.Select(d =>
            $"namespace Sample.Shapes {{ {d} public static partial class Around {{ {d} }} }}")]);
        Assert.DoesNotContain(StrictRules.Warnings(run.Output), w => !UsersOwn.Contains(w[..6]));
    }

    /// <summary>Declarations in hostile surroundings: nothing is said that was not said without the generated files.</summary>
    [Fact]
    public void Generated_files_add_no_warning()
    {
        var declarations = new HostileDeclarations(7);
        var run = GuardedRun.Of([.. Enumerable.Range(0, 25).SelectMany(declarations.Next).Append(HostileDeclarations.Shared)]);
        Assert.Empty(StrictRules.Warnings(run.Output).Except(StrictRules.Warnings(run.Input)));
    }

    // The word stands right before struct, class or record.
    private static string Partial(string kind)
    {
        var words = kind.Split(' ').ToList();
        words.Insert(words.FindIndex(w => w is "struct" or "class" or "record"), "partial");
        return string.Join(" ", words);
    }
}
