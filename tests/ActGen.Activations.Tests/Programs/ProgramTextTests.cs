using System.Text;
using ActGen.CompilerServices;
using ActGen.Programs;
using Xunit;

namespace ActGen.Activations.Tests.Programs;

/// <summary>Reading the text of a program, and the error where it is none.</summary>
public class ProgramTextTests
{
    [Fact]
    public void A_program_is_read_step_by_step()
    {
        var program = Program("x 0;c 3f800000;+ 0 1;Exp 2;y 3", "x 0;g 0;s 1 0;y 1;d 2")!;
        Assert.Equal([OpCode.Input, OpCode.Constant, OpCode.Add, OpCode.Call], program.Forward.Instructions.Select(i => i.Code));
        Assert.Equal(1f, program.Forward.Instructions[1].Constant);
        Assert.Equal("Exp", program.Forward.Instructions[3].Function);
        Assert.Equal([3], program.Forward.Results.AsEnumerable());
        Assert.Equal([2], program.Backward.ParameterGradients.AsEnumerable());
        Assert.Equal("beta", program.Parameters[0].Learnable.Name);
    }

    [Fact]
    public void An_activation_without_a_generator_has_no_program() => Assert.Null(HandWritten(null).Program);

    [Theory]
    [InlineData("x 0;y 0;d 0", "x 1;y 0", "'x 1', step 0, has '1' where there is one number below 1")]
    [InlineData("x 0;+ 0 1;y 0", "x 0;y 0", "'+ 0 1', step 1, has '1' where there is one number below 1")]
    [InlineData("x 0;+ 0;y 0", "x 0;y 0", "'+ 0', step 1, has 1 operands, not 2")]
    [InlineData("x 0;Frobnicate 0;y 0", "x 0;y 0", "calls 'Frobnicate', which is none of the primitives")]
    [InlineData("x 0;< 0 0;+ 0 1;y 2", "x 0;y 0", "'+ 0 1', step 2, takes step 1, which is no number")]
    [InlineData("x 0;? 0 0 0;y 1", "x 0;y 0", "takes step 0, which is no condition")]
    [InlineData("x 0;c one;y 1", "x 0;y 0", "'c one', step 1, has no bits of a float")]
    [InlineData("x 0;rowsum 0;y 1", "x 0;y 0", "'rowsum 0', step 1, has 1 operands, not 2")]
    [InlineData("x 0", "x 0;y 0", "has no results")]
    [InlineData("", "x 0;y 0", "calls ''")]
    public void What_is_wrong_is_said_in_words(string forward, string backward, string message)
    {
        var error = Assert.Throws<FormatException>(() => Program(forward, backward));
        Assert.Contains("'Probe'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lines_are_needed() =>
        Assert.Contains("has 1 lines", Assert.Throws<FormatException>(() => HandWritten("x 0;y 0").Program).Message,
            StringComparison.Ordinal);

    private static ActivationProgram? Program(string forward, string backward) => HandWritten($"{forward}\n{backward}").Program;

    private static ActivationInfo HandWritten(string? text) => new()
    {
        Name = "Probe",
        Formulas = ["x"],
        Latex = "x",
        Derivatives = [],
        BackwardReads = BackwardReads.Input,
        Learnables = [new() { Name = "beta", Init = Initializer.Constant(1) }],
        ProgramText = text is null ? null : () => Encoding.ASCII.GetBytes(text),
    };
}
