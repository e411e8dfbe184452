using Xunit;

namespace ActGen.Activations.Tests.GradientChecks;

/// <summary>Every activation of the catalogue passes the checker that users have.</summary>
public class CatalogueGradientTests
{
    public static TheoryData<string> Names => [.. ActGen.Activations.GeneratedActivations.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_differences(string name) => ActGen.Activations.GeneratedActivations.Find(name)!.Accept(new Check()).Assert();

    private sealed class Check : IActivationVisitor<GradientCheckReport>
    {
        public GradientCheckReport Visit<T>() where T : IActivation => GradientCheck.Run<T>(new GradientCheckOptions { Points = 500 });
    }
}
