using MnistTrainer.Cli;

namespace MnistTrainer.Tests;

public class SuggestionTests
{
    private static readonly string[] Names = ["ReGlu", "Relu", "LeakyRelu", "PRelu", "SoftExponential", "Softsign", "Softplus", "Tanh",
        "Sin"];

    [Theory]
    [InlineData("Relo", "Relu")]
    [InlineData("rleu", "Relu")]
    [InlineData("Rellu", "Relu")]
    [InlineData("RgGlu", "ReGlu")]
    [InlineData("leakyrelu", "LeakyRelu")]
    [InlineData("softexp", "SoftExponential")]
    [InlineData("SoftSing", "Softsign")]
    [InlineData("tahn", "Tanh")]
    [InlineData("sofexp", "SoftExponential")]
    [InlineData("softxep", "SoftExponential")]
    [InlineData("Zzzzzz", null)]
    [InlineData("Gelato", null)]
    public void The_nearest_name_is_the_one_meant(string typed, string? name) => Assert.Equal(name, Suggestion.Nearest(typed, Names));
}
