using ActGen.Activations.Tests.Domains;

namespace ActGen.Activations.Tests.Rows;

/// <summary>The declarations with a domain policy, with the function of one argument continued by hand.</summary>
public static class DomainRowCases
{
    private const double Inf = double.PositiveInfinity;

    private const double Margin = ContinuedFunction.Margin;

    private static readonly ContinuedFunction Log = new(Math.Log, u => 1 / u);

    private static readonly ContinuedFunction Root = new ContinuedFunction(Math.Sqrt, u => 0.5 / Math.Sqrt(u)).Extend(Margin, Inf);

    private static readonly ContinuedFunction Arcsine = new ContinuedFunction(Math.Asin, u => 1 / Math.Sqrt(1 - (u * u)))
        .Extend(Margin - 1, 1 - Margin);

    private static readonly ContinuedFunction Acosh = new ContinuedFunction(Math.Acosh, u => 1 / Math.Sqrt((u * u) - 1))
        .Extend(1 + Margin, Inf);

    public static IReadOnlyList<RowCase> All { get; } =
    [
        new(new ActivationDescriptor<ExtendCenteredLog>(), CenteredLog),
        new(new ActivationDescriptor<ExtendRootOfMean>(),
            a => [[.. a.X.Select((x, j) => a.Parameters[j] * x * Root.Value(a.X.Average()))]]),
        new(new ActivationDescriptor<ExtendGap>(), a => Gap(a, Log.Extend(Margin, Inf))),
        new(new ActivationDescriptor<ClampGap>(), a => Gap(a, Log.Clamp(Margin, Inf))),
        new(new ActivationDescriptor<ExtendShare>(), a => [[.. a.X.Select(x => x * ThroughZero(a.X.Average()))]]),
        new(new ActivationDescriptor<ExtendPair>(), Pair),
    ];

    // 1/u, from 1 to -1 the odd polynomial of lowest degree with its values and slopes there.
    private static double ThroughZero(double u) => Math.Abs(u) >= 1 ? 1 / u : u * (2 - (u * u));

    private static double[][] CenteredLog(RowArguments a)
    {
        var logs = a.X.Select(x => Log.Extend(Margin, Inf).Value(a.Parameters[0] * x)).ToArray();
        return [[.. logs.Select(l => l - logs.Average())]];
    }

    private static double[][] Gap(RowArguments a, ContinuedFunction log)
    {
        var largest = a.X.Max();
        return [[.. a.X.Select(x => log.Value(1 + x - largest))]];
    }

    private static double[][] Pair(RowArguments arguments)
    {
        var (a, b) = (arguments.Inputs[0], arguments.Inputs[1]);
        var (factor, largest) = (Arcsine.Value(b.Average()), a.Max());
        return [[.. a.Select(v => v * factor)], [.. b.Select(v => Acosh.Value(largest - v))]];
    }
}
