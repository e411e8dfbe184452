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
        Assert.Equal($"{lines[0]["error ".Length.."error ACT0000".Length]}.md", lines[3].Split('/')[^1].TrimEnd());
        Assert.StartsWith("    help: https://", lines[3], StringComparison.Ordinal);
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

    [Fact]
    public void Export_takes_formulas_that_no_project_declares()
    {
        string Export(string format, params string[] more)
        {
            var file = Path.Combine(_folder.FullName, "own-" + format);
            CommandRun.Good(["export", .. more, "--format", format, "--out", file]);
            return File.ReadAllText(file);
        }

        Assert.Contains("act_formula", Export("c", "x * tanh(x)"), StringComparison.Ordinal);
        Assert.Contains("class Formula(", Export("pytorch", "x * sigmoid(beta * x)", "-l", "beta=0.25"), StringComparison.Ordinal);
        Assert.Contains("0.25", Export("pytorch", "x * sigmoid(beta * x)", "-l", "beta=0.25"), StringComparison.Ordinal);
        Assert.NotEmpty(Export("onnx", "a * sigmoid(b)", "--inputs", "a, b"));
        Assert.NotEmpty(Export("onnx", "x - rowmean(x)", "--channels", "8"));
        Assert.NotEmpty(Export("c", "x"));
    }

    [Fact]
    public void A_formula_with_an_error_is_not_exported()
    {
        var file = Path.Combine(_folder.FullName, "wrong.h");
        var (code, output, error) = CommandRun.Of("export", "2 * tahn(x)", "--format", "c", "--out", file);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error ACT", error, StringComparison.Ordinal);
        Assert.Contains("^^^^", error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void What_a_formula_is_warned_about_is_said_beside_the_export()
    {
        var (code, output, error) = CommandRun.Of(
            "export", "log(x)", "--format", "c", "--out", Path.Combine(_folder.FullName, "log.h"));
        Assert.Equal(0, code);
        Assert.StartsWith("warning ACT", error, StringComparison.Ordinal);
        Assert.EndsWith("log.h\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("list", "nothing")]
    [InlineData("export", "nothing", "--format", "c", "--out", "x")]
    [InlineData("export", "Mish", "--format", "fortran", "--out", "x")]
    [InlineData("export", "Mish", "--format", "c", "--out", "")]
    [InlineData("export", "Mish", "--learnable", "beta=1", "--format", "c", "--out", "x")]
    [InlineData("export", "x * tanh(beta * x)", "--learnable", "beta", "--format", "c", "--out", "x")]
    [InlineData("export", "x - rowmean(x)", "--format", "onnx", "--out", "x")]
    [InlineData("export", "Softmax", "--format", "onnx", "--out", "x")]
    [InlineData("export", "Softmax", "--format", "onnx", "--out", "x", "--channels", "0")]
    [InlineData("export", "Mish", "--format", "c", "--out", "/dev/null/x")]
    [InlineData("explain", "x", "--learnable", "alpha")]
    [InlineData("explain", "x", "--domain", "none")]
    [InlineData("explain", "rowsum(x) * x", "--plot", "x.svg")]
    [InlineData("explain", "a * b", "--inputs", "a, b", "--plot", "x.svg")]
    public void Bad_input_is_one_line_and_exit_code_2(params string[] args) => CommandRun.Bad(args);

    [Theory]
    [InlineData("name a command: explain, list, gallery, export (see --help)")]
    [InlineData("unknown command explan; did you mean explain? (see --help)", "explan", "x")]
    [InlineData("unknown option --formt; did you mean --format? (see export --help)", "export", "Mish", "--formt", "c", "--out", "x")]
    [InlineData("explain needs a FORMULA (see explain --help)", "explain")]
    [InlineData("gallery needs --out: The folder for the page, index.html, ", "gallery")]
    [InlineData("export needs --format: The language (see export --help)", "export", "Mish")]
    [InlineData("Argument 'fortran' not recognized. Must be one of: 'c' 'onnx' 'pytorch'", "export", "Mish", "--format", "fortran", "--out",
        "x")]
    [InlineData("the catalogue has no activation 'Mesh'; did you mean Mish?", "export", "Mesh", "--format", "c", "--out", "x")]
    [InlineData("no activation of the catalogue has 'Gelo' in its name; did you mean Gelu?", "list", "Gelo")]
    [InlineData("/nowhere/a.svg: there is no folder /nowhere; make it first", "explain", "x", "--plot", "/nowhere/a.svg")]
    [InlineData("/nowhere/a.onnx: there is no folder /nowhere; make it first", "export", "Mish", "--format", "onnx", "--out",
        "/nowhere/a.onnx")]
    [InlineData("/: is a folder; name the file to write", "export", "Mish", "--format", "c", "--out", "/")]
    public void What_is_wrong_is_said_in_the_words_of_the_command(string problem, params string[] args) =>
        Assert.StartsWith("error: " + problem, CommandRun.Bad(args), StringComparison.Ordinal);

    [Fact]
    public void Help_names_every_command()
    {
        var help = CommandRun.Good("--help");
        Assert.Matches(@"Usage:\s+actgen ", help);
        Assert.Matches(@"Usage:\s+actgen export ", CommandRun.Good("export", "--help"));
        Assert.Matches(@"^\d+\.", CommandRun.Good("--version"));
        Assert.All(["explain", "list", "gallery", "export"], name => Assert.Contains(name, help, StringComparison.Ordinal));
    }
}
