using System.Xml.Linq;
using ActGen.Activations;
using ActGen.Training;

namespace ActGen.Tool.Tests;

/// <summary>The commands, in this process.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-tool");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Explain_prints_derivatives_repairs_domain_and_LaTeX()
    {
        var output = CommandRun.Good("explain", "log(1 + exp(beta * x)) / beta", "--learnable", "beta=1");
        Assert.Contains("df/dx ", output, StringComparison.Ordinal);
        Assert.Contains("df/dbeta ", output, StringComparison.Ordinal);
        Assert.Contains("repaired ", output, StringComparison.Ordinal);
        Assert.Contains("domain ", output, StringComparison.Ordinal);
        Assert.Contains(@"\beta", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_puts_carets_under_the_wrong_token()
    {
        var (code, output, error) = CommandRun.Of("explain", "2 * tahn(x)");
        Assert.Equal((2, ""), (code, output));
        var lines = error.Split('\n');
        Assert.StartsWith("error ACT", lines[0], StringComparison.Ordinal);
        Assert.Equal("tahn", lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), lines[2].Count(c => c == '^')));
    }

    [Fact]
    public void The_domain_policy_reaches_the_generator()
    {
        Assert.Contains("warning ACT", CommandRun.Good("explain", "log(x)"), StringComparison.Ordinal);
        Assert.DoesNotContain("warning ACT", CommandRun.Good("explain", "log(x)", "--domain", "extend"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kink_is_named_and_the_kernel_is_printed_when_asked_for()
    {
        Assert.Contains("x == 0", CommandRun.Good("explain", "relu(x)"), StringComparison.Ordinal);
        Assert.DoesNotContain("Forward(", CommandRun.Good("explain", "relu(x)"), StringComparison.Ordinal);
        Assert.Contains("Forward(", CommandRun.Good("explain", "relu(x)", "--kernel"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plot_is_an_SVG_file_with_two_curves()
    {
        var file = Path.Combine(_folder.FullName, "plot.svg");
        CommandRun.Good("explain", "Softplus(x) * tanh(x)", "--plot", file);
        var paths = XDocument.Load(file).Descendants()
            .Where(e => ((string?)e.Attribute("class"))?.StartsWith("curve", StringComparison.Ordinal) == true);
        Assert.Equal(2, paths.Select(p => (string?)p.Attribute("d")).Distinct().Count());
    }

    [Fact]
    public void List_has_the_whole_catalogue_with_places()
    {
        Assert.Equal(GeneratedActivations.All.Count, CommandRun.Good("list").TrimEnd('\n').Split('\n').Length);
        Assert.Matches(@"Mish +.*\[.+\.cs:\d+\]", CommandRun.Good("list", "mish"));
    }

    [Fact]
    public void Export_writes_what_the_exporters_write()
    {
        string Export(string format)
        {
            var file = Path.Combine(_folder.FullName, format);
            CommandRun.Good("export", "mish", "--format", format, "--out", file);
            return File.ReadAllText(file);
        }

        Assert.Equal(CExport.Text(Mish.Info), Export("c"));
        Assert.Equal(PyTorchExport.Text(Mish.Info), Export("pytorch"));
        Assert.NotEmpty(Export("onnx"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("list", "nothing")]
    [InlineData("export", "nothing", "--format", "c", "--out", "x")]
    [InlineData("export", "Mish", "--format", "fortran", "--out", "x")]
    [InlineData("export", "Mish", "--format", "c", "--out", "")]
    [InlineData("export", "Softmax", "--format", "onnx", "--out", "x")]
    [InlineData("export", "Softmax", "--format", "onnx", "--out", "x", "--channels", "0")]
    [InlineData("export", "Mish", "--format", "c", "--out", "/dev/null/x")]
    [InlineData("explain", "x", "--learnable", "alpha")]
    [InlineData("explain", "x", "--domain", "none")]
    [InlineData("explain", "rowsum(x) * x", "--plot", "x.svg")]
    [InlineData("explain", "a * b", "--inputs", "a, b", "--plot", "x.svg")]
    public void Bad_input_is_one_line_and_exit_code_2(params string[] args) => CommandRun.Bad(args);

    [Fact]
    public void Help_names_every_command()
    {
        var help = CommandRun.Good("--help");
        Assert.All(["explain", "list", "gallery", "export"], name => Assert.Contains(name, help, StringComparison.Ordinal));
    }
}
