using Xunit;

namespace ActGen.Activations.Tests.Declarations;

/// <summary>The list of the activations of an assembly, and what can be done with a descriptor.</summary>
public class GeneratedListTests
{
    [Theory]
    [InlineData("SoftExponential", "SoftExponential")]
    [InlineData("softexponential", "SoftExponential")]
    [InlineData("ActGen.Activations.SoftExponential", "SoftExponential")]
    [InlineData("PRELU", "PRelu")]
    [InlineData("ReluTanhSin", "ReluTanhSin")]
    public void Finds_by_name(string name, string found) => Assert.Equal(found, ActGen.Activations.GeneratedActivations.Find(name)?.Name);

    [Theory]
    [InlineData("SoftExp")]
    [InlineData("")]
    [InlineData("GatedUnit")]
    public void Finds_nothing_else(string name) => Assert.Null(ActGen.Activations.GeneratedActivations.Find(name));

    [Fact]
    public void The_catalogue_is_listed_by_name() => Assert.Equal(
        Catalogue.CatalogueTable.Rows.Select(row => row.Activation.Name).Concat(Rows.CatalogueRows.All.Select(row => row.Activation.Name))
            .Order(StringComparer.Ordinal),
        ActGen.Activations.GeneratedActivations.All.Select(a => a.Name));

    [Fact]
    public void Every_assembly_has_its_own_list()
    {
        var own = ActGen.Activations.Tests.GeneratedActivations.All.Select(a => a.Name).ToList();
        Assert.Contains("GatedUnit", own);
        Assert.Contains("GlobalSquare", own);
        Assert.Contains("Isru", own);
        Assert.Contains("event", own);
        Assert.DoesNotContain("Softsign", own);
    }

    [Fact]
    public void A_descriptor_computes_what_the_type_does()
    {
        var activation = ActGen.Activations.GeneratedActivations.Find("Silu")!;
        float[] x = [-3, -1, 0, 2];
        var (y, dx) = (new float[4], new float[4]);
        activation.Forward(x, [], y, new ActivationShape(4));
        activation.Backward(x, y, [1, 1, 1, 1], [], dx, [], new ActivationShape(4));
        Assert.Equal(x.Select(Silu.Evaluate), y);
        Assert.Equal(x.Select(Silu.Derivative), dx);
        Assert.Equal(typeof(Silu), activation.Accept(new TypeOf()));
        Assert.Equal(Silu.Info.ToString(), activation.ToString());
    }

    private sealed class TypeOf : IActivationVisitor<Type>
    {
        public Type Visit<T>() where T : IActivation => typeof(T);
    }
}
