using ActGen.Sweep.Cli;

namespace ActGen.Sweep.Tests;

/// <summary>The command line.</summary>
public class CommandTests
{
    [Fact]
    public void List_prints_the_names_that_the_commands_take()
    {
        var (code, output, error) = Run("list");
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n');
        Assert.Matches("^primitives: .* Erfc ", lines[0]);
        Assert.Matches("^activations: .* Gelu ", lines[1]);
        Assert.DoesNotContain(" Swish ", lines[1], StringComparison.Ordinal);
        Assert.Matches("^errors: .* Swish ", lines[2]);
    }

    [Fact]
    public void A_sweep_prints_a_line_for_value_and_derivative()
    {
        var (code, output, _) = Run("activations", "Silu", "--stride", "65537");
        Assert.Equal(0, code);
        Assert.Matches("^Silu +f .* ulp at x = .*\nSilu +df/dx .* ulp at x = ", output);
    }

    [Fact]
    public void A_primitive_is_swept()
    {
        var (code, output, _) = Run("primitives", "Sqrt", "--stride", "1000003");
        Assert.Equal(0, code);
        Assert.StartsWith("Sqrt ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_one_activation_are_measured()
    {
        var (code, output, _) = Run("errors", "Tanh");
        Assert.Equal(0, code);
        Assert.Matches("^Tanh +x +Value .*\nTanh +x +Derivative ", output);
    }

    [Theory]
    [InlineData("'Swish'", "activations", "Swish")]
    [InlineData("'Nope'", "errors", "Nope")]
    [InlineData("'Nope'", "primitives", "Nope")]
    [InlineData("'Pow'", "primitives", "Pow", "--time")]
    [InlineData("--stride takes", "activations", "--stride", "0")]
    [InlineData("--stride", "activations", "--stride", "many")]
    [InlineData("--pairs takes", "primitives", "--pairs", "0")]
    [InlineData("--record", "errors", "Tanh", "--record")]
    [InlineData("nothing", "nothing")]
    [InlineData("command", new string[0])]
    public void Bad_input_is_one_line_and_exit_code_2(string part, params string[] args)
    {
        var (code, output, error) = Run(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = SweepCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
