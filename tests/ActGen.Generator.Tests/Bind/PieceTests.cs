using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Bind;

public class PieceTests
{
    private const string SoftExponential = """
        [Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
        [Piece("alpha == 0", "x")]
        [Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
        [Learnable("alpha", -0.01, Per = Per.Neuron)]
        partial struct A;
        """;

    [Fact]
    public void A_piece_on_a_point_of_a_learnable_is_a_patch_and_a_neighbor_covers_the_point()
    {
        var bound = Declarations.Bind("[Activation] " + SoftExponential);
        Assert.Equal("alpha < 0 ? -log(1 - alpha * (x + alpha)) / alpha : (exp(alpha * x) - 1) / alpha + alpha",
            bound.Outputs.Single().ToString());
        var patch = Assert.Single(bound.Patches);
        Assert.Equal(("alpha", 0.0, "x"), (patch.Variable.Name, patch.Point, Assert.Single(patch.Formulas).ToString()));
        Assert.Equal(
            "alpha < 0 ? -log(1 - alpha * (x + alpha)) / alpha : alpha == 0 ? x : (exp(alpha * x) - 1) / alpha + alpha",
                bound.Written.Single().ToString());
    }

    [Fact]
    public void The_region_outside_the_domain_is_told_in_the_users_terms()
    {
        var finding = Assert.Single(Declarations.Findings("[Activation] " + SoftExponential));
        Assert.Equal(FindingIds.LeavesDomain, finding.Id);
        Assert.Equal(["log receives", "1 - alpha * (x + alpha)", "<= 0 for alpha < 0 and x <= 1 / alpha - alpha"],
            finding.Arguments.ToArray());
        Assert.Equal(["1 - alpha * (x + alpha) > 0 for alpha < 0"],
            Declarations.Bind("[Activation] " + SoftExponential).DomainConditions.ToArray());
    }
}
