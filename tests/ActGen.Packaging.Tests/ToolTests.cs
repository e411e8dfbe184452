using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

/// <summary>The command, installed from its package into a folder.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ToolTests(Packages packages)
{
    [Fact]
    public void The_installed_command_compiles_a_formula_and_knows_the_catalogue()
    {
        var folder = packages.Fresh("tool");
        folder.Run("tool", "install", Packages.Tool, "--create-manifest-if-needed").Succeeded();
        var explained = folder.Run("tool", "run", "actgen", "--", "explain", "x * tanh(Softplus(x))", "--plot", "mish.svg").Succeeded();
        Assert.Contains("df/dx ", explained, StringComparison.Ordinal);
        Assert.StartsWith("<svg ", File.ReadAllText(Path.Combine(folder.Folder, "mish.svg")), StringComparison.Ordinal);

        var wrong = folder.Run("tool", "run", "actgen", "--", "explain", "tahn(x)");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("^^^^", wrong.Output, StringComparison.Ordinal);
    }
}
