using ActGen.TorchSharp.Tests.Support;
using TorchSharpMnist;

namespace ActGen.TorchSharp.Tests.Mnist;

/// <summary>The sample that trains on MNIST in TorchSharp.</summary>
public class MnistTests
{
    [TorchFact]
    public void A_network_of_soft_exponentials_learns_digits()
    {
        var options = Options.Parse(["--limit", "6000"]);
        var lines = new List<string>();
        var accuracy = MnistTraining.Run(options.Folder, options.Samples, options.Epochs, lines.Add);
        Assert.True(accuracy > 0.9, $"{accuracy}");
        Assert.Equal(options.Epochs, lines.Count);
    }

    [Theory]
    [InlineData("--epoch is no option", "--epoch", "3")]
    [InlineData("--epochs '0': a number from 1 up is expected", "--epochs", "0")]
    [InlineData("--limit '': a number from 1 up is expected", "--limit")]
    [InlineData("--data needs a folder", "--data")]
    public void What_is_wrong_with_the_arguments_is_said(string problem, params string[] args) =>
        Assert.StartsWith(problem, Assert.Throws<FormatException>(() => Options.Parse(args)).Message, StringComparison.Ordinal);
}
