using System.Collections.Immutable;
using System.Globalization;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>Binds learnables: initial value, bounds, variables.</summary>
internal static class LearnableBinder
{
    /// <summary>The smallest value of a learnable that is kept positive: far enough from 0 that its reciprocal is no infinity.</summary>
    public const double SmallestPositive = 1e-6;

    private const int MaxCount = 1000;

    /// <summary>Binds a learnable; null after reporting what is wrong with it.</summary>
    public static BoundLearnable? Bind(ExprPool pool, LearnableDeclaration declaration, int index, string prefix, FindingList findings)
    {
        var errors = findings.All.Count;
        CheckSettings(declaration, index, findings);
        var initializer = InitialValues.Read(declaration.Init, declaration.Count, out var reason);
        if (initializer is null)
        {
            findings.Report(FindingIds.InvalidInit, new Site(SiteKind.Learnable, index, 1), declaration.Init, reason);
        }

        if (findings.All.Count > errors || initializer is null)
        {
            return null;
        }

        var bounds = Bounds(declaration);
        if (OutOfBounds(declaration, bounds, initializer) is var (property, problem))
        {
            findings.Report(FindingIds.InvalidBounds, new Site(SiteKind.Learnable, index, 1, property), declaration.Name, problem);
            return null;
        }

        var renamed = declaration with { Name = prefix + declaration.Name };
        return new BoundLearnable(renamed, initializer, Elements(pool, renamed)) { Bounds = bounds };
    }

    public static ImmutableArray<Variable> Elements(ExprPool pool, LearnableDeclaration declaration) => declaration.Count == 1
        ? ImmutableArray.Create(pool.Variable(declaration.Name, VariableKind.Learnable))
        : Enumerable.Range(0, declaration.Count).Select(i => pool.Variable($"{declaration.Name}[{i}]", VariableKind.Learnable))
            .ToImmutableArray();

    private static Interval Bounds(LearnableDeclaration declaration) =>
        new(declaration.Positive
            ? Math.Max(declaration.Min, declaration.Min > 0 ? 0 : SmallestPositive) : declaration.Min, declaration.Max);

    private static void CheckSettings(LearnableDeclaration declaration, int index, FindingList findings)
    {
        Check(declaration.Count is >= 1 and <= MaxCount, "Count", declaration.Count, $"give a number from 1 to {MaxCount}");
        Check(Enum.IsDefined(typeof(Per), declaration.Per), "Per", (int)declaration.Per, "choose Per.Layer, Per.Channel or Per.Neuron");
        Check(declaration.LearningRate >= 0
            && declaration.LearningRate <= float.MaxValue, "LearningRate", declaration.LearningRate, "give a factor of 0 or more");
        Check(!double.IsNaN(declaration.Min), "Min", declaration.Min, "give a number");
        Check(!double.IsNaN(declaration.Max), "Max", declaration.Max, "give a number");
        Check(declaration.Group.Trim().Length > 0, "Group", 0, "name the group");

        void Check(bool isFine, string property, double value, string advice)
        {
            if (!isFine)
            {
                var text = property == "Group" ? "\"\"" : value.ToString(CultureInfo.InvariantCulture);
                findings.Report(FindingIds.InvalidSetting, new Site(SiteKind.Learnable, index, 0, property), property, text, advice);
            }
        }
    }

    private static (string Property, string Problem)? OutOfBounds(LearnableDeclaration declaration, Interval bounds,
        BoundInitializer initializer)
    {
        var (min, max) = (FormulaPrinter.Print(bounds.Lower), FormulaPrinter.Print(bounds.Upper));
        if (bounds.Lower > bounds.Upper)
        {
            return declaration.Positive && declaration.Max < SmallestPositive
                ? ("Max", $"Max is {max}, and a positive learnable is at least {min}")
                : ("Min", $"Min {min} is greater than Max {max}");
        }

        // A normal distribution reaches everywhere; what falls outside is moved to the bound.
        var ends = initializer.Kind == InitializerKind.Normal
            ? new[] { initializer.First } : new[] { initializer.First, initializer.Second };
        foreach (var end in ends.Where(e => e < bounds.Lower || e > bounds.Upper))
        {
            var bound = end < bounds.Lower ? $"less than the minimum {min}" : $"greater than the maximum {max}";
            return ("", $"the initial value {FormulaPrinter.Print(end)} is {bound}");
        }

        return null;
    }
}
