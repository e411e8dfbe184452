using ActGen.Testing;
using Xunit;

namespace ActGen.Activations.Tests.GradientChecks;

/// <summary>
/// Every activation of the catalogue passes the checker that users have, except those with another derivative on purpose.
/// </summary>
public class CatalogueGradientTests
{
    private static readonly string[] WithSurrogate =
        [nameof(StraightThroughStep), nameof(ClippedStep), nameof(SigmoidStep), nameof(SuperSpikeStep), nameof(ArctanStep)];

    public static TheoryData<string> Surrogates => [.. WithSurrogate];

    public static TheoryData<string> Names => [.. ActGen.Activations.GeneratedActivations.All.Select(a => a.Name).Except(WithSurrogate)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_differences(string name) => Report(name).Assert();

    [Theory]
    [MemberData(nameof(Surrogates))]
    public void A_surrogate_is_not_the_derivative_of_the_step(string name)
    {
        var report = Report(name);
        Assert.Equal((false, "x"), (report.Passed, report.Partial));
    }

    private static GradientCheckReport Report(string name) => ActGen.Activations.GeneratedActivations.Find(name)!.Accept(new Check());

    private sealed class Check : IActivationVisitor<GradientCheckReport>
    {
        public GradientCheckReport Visit<T>() where T : IActivation => GradientCheck.Run<T>(new GradientCheckOptions { Points = 500 });
    }
}
