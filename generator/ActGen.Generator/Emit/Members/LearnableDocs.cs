using System.Globalization;
using ActGen.Generator.Bind;
using ActGen.Generator.Read;

namespace ActGen.Generator.Emit;

/// <summary>Says in words what a learnable is and how its values lie in a span.</summary>
internal static class LearnableDocs
{
    /// <summary>Its scope, initial values and bounds.</summary>
    public static string Fact(BoundLearnable learnable)
    {
        var count = MemberNames.IsVector(learnable) ? $"{learnable.Elements.Length} values " : "";
        return $"Learned: <c>{learnable.Name}</c>, {count}{Scope(learnable.Declaration.Per)}, starts at "
            + $"{Literal.Xml(learnable.Declaration.Init)}{Bounds(learnable)}.";
    }

    /// <summary>The values of the learnable as an argument.</summary>
    public static string Values(BoundLearnable learnable) => (MemberNames.IsVector(learnable), learnable.Declaration.Per) switch
    {
        (false, Per.Layer) => $"The value of <c>{learnable.Name}</c>, alone in its span.",
        (false, var per) => $"The values of <c>{learnable.Name}</c>, {Scope(per)}.",
        (true, Per.Layer) => $"The {learnable.Elements.Length} values of <c>{learnable.Name}</c>.",
        (true, var per) =>
            $"The values of <c>{learnable.Name}</c>: {learnable.Elements.Length} blocks one after another, each of {Scope(per)}.",
    };

    private static string Scope(Per per) => per switch
    {
        Per.Layer => "for the layer",
        Per.Channel => "one for each channel",
        _ => "one for each neuron",
    };

    private static string Bounds(BoundLearnable learnable) => (learnable.Bounds.Lower, learnable.Bounds.Upper) switch
    {
        (double.NegativeInfinity, double.PositiveInfinity) => "",
        (var lower, double.PositiveInfinity) => $", clamped to {Number(lower)} or more",
        (double.NegativeInfinity, var upper) => $", clamped to {Number(upper)} or less",
        var (lower, upper) => $", clamped to [{Number(lower)}, {Number(upper)}]",
    };

    private static string Number(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
