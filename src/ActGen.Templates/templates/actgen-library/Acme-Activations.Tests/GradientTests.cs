using ActGen;
using ActGen.Testing;
using Xunit;

namespace Acme.Activations.Tests;

/// <summary>The derivatives of every activation of the library, those to come included.</summary>
public sealed class GradientTests
{
    public static TheoryData<string> Names => new(GeneratedActivations.All.Select(activation => activation.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_differences_of_the_values(string name) =>
        GeneratedActivations.Find(name)!.Accept(new Check()).Assert();

    private sealed class Check : IActivationVisitor<GradientCheckReport>
    {
        public GradientCheckReport Visit<T>() where T : IActivation => GradientCheck.Run<T>();
    }
}
