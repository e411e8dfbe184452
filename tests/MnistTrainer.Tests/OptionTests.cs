namespace MnistTrainer.Tests;

public class OptionTests
{
    [Theory]
    [InlineData("--batch 0", "--batch 0: expected a whole number from 1")]
    [InlineData("--batch -5", "--batch -5: expected")]
    [InlineData("--batch 1e3", "--batch 1e3: expected")]
    [InlineData("--batch 99999999999", "--batch 99999999999: expected")]
    [InlineData("--epochs -1", "--epochs -1: expected a whole number from 1")]
    [InlineData("--epochs 0", "--epochs 0: expected")]
    [InlineData("--epochs two", "--epochs two: expected")]
    [InlineData("--lr nan", "--lr nan: expected a number above 0")]
    [InlineData("--lr inf", "--lr inf: expected a number above 0")]
    [InlineData("--lr 0", "--lr 0: expected a number above 0")]
    [InlineData("--lr -0.1", "--lr -0.1: expected a number above 0")]
    [InlineData("--lr 1,5", "--lr 1,5: expected a number above 0")]
    [InlineData("--limit 1", "--limit 1: expected a whole number, 2 or more")]
    [InlineData("--seed -1", "--seed -1: expected a whole number from 0")]
    [InlineData("--threads 0", "--threads 0: expected a whole number from 1")]
    [InlineData("--layers 128,0", "--layers 128,0: expected")]
    [InlineData("--layers 128,,128", "--layers 128,,128: expected")]
    [InlineData("--layers x", "--layers x: expected")]
    [InlineData("--activation Glu --layers 16,15", "--layers 16,15: Glu makes one value of 2, so 15 must be a multiple of 2")]
    [InlineData("--activation Relo", "unknown activation Relo; did you mean Relu?")]
    [InlineData("--activation softexp", "unknown activation softexp; did you mean SoftExponential?")]
    [InlineData("--activation Qqqqqqqqqq", "unknown activation Qqqqqqqqqq (the list command shows all)")]
    [InlineData("--optimizer adm", "unknown optimizer adm; did you mean adam?")]
    [InlineData("--activation Rellu", "unknown activation Rellu; did you mean Relu?")]
    [InlineData("--epoch 3", "unknown option --epoch; did you mean --epochs?")]
    [InlineData("--treads=3", "unknown option --treads; did you mean --threads?")]
    [InlineData("--batch", "--batch")]
    [InlineData("--out --quiet", "--out needs a value, but --quiet follows (see train --help)")]
    [InlineData("--layers --out run", "--layers needs a value, but --out follows")]
    [InlineData("--data= --limit 100", "--data needs a value, but --limit follows")]
    [InlineData("--batch 1 --batch 2", "--batch")]
    [InlineData("train extra", "train does not understand 'extra'")]
    [InlineData("trian", "unknown command trian; did you mean train?")]
    [InlineData("list --all", "unknown option --all")]
    [InlineData("evaluate", "evaluate needs a CHECKPOINT (see evaluate --help)")]
    [InlineData("evaluate ", "CHECKPOINT needs a value")]
    [InlineData("--resume ", "--resume needs a value")]
    [InlineData("compare --activations Relu,Sofsign", "unknown activation Sofsign")]
    [InlineData("compare --activations Relu,Glu --layers 15 --quiet",
        "--layers 15: Glu makes one value of 2, so 15 must be a multiple of 2")]
    [InlineData("compare --activations Relu --seeds 0", "--seeds 0: expected")]
    [InlineData("--network rnn", "unknown network rnn; did you mean cnn? (there are mlp, cnn)")]
    [InlineData("--network cn", "unknown network cn; did you mean cnn?")]
    [InlineData("--padding full", "--padding full: expected valid or same")]
    [InlineData("--padding same", "--padding same: the mlp has no convolutions; leave --padding out, or take --network cnn")]
    [InlineData("--dropout 1", "--dropout 1: expected a number above 0")]
    [InlineData("--data fashon", "fashon: there is no such folder, and no data set of that name; did you mean fashion?")]
    [InlineData("--phases weights", "--phases: 'weights' is no phase, a number of epochs from 1 to 100000 is needed behind the colon")]
    [InlineData("--phases weights:0", "'weights:0' is no phase")]
    [InlineData("--phases weights:2@x", "'weights:2@x' is no phase, a learning rate above 0 is needed behind the @")]
    [InlineData("--phases weights:2@sgdd/1e-3", "--phases: 'weights:2@sgdd/1e-3' is no phase, unknown optimizer sgdd; did you")]
    [InlineData("--phases :2", "':2' is no phase, a group is needed before the colon")]
    [InlineData("--phases weight:1,biases:1", "needs the parameter group 'biases', which the model has not; it has 'weight', 'activation'")]
    [InlineData("--activation Relu --phases activation:1",
        "needs the parameter group 'activation', which the model has not; it has 'weight'")]
    [InlineData("--phases weights:1 --epochs 3", "--epochs: the phases say how long they are")]
    [InlineData("study", "study needs a NAME (see study --help)")]
    [InlineData("study optimal", "unknown study optimal; did you mean optimal-activation?")]
    [InlineData("study softsign --seeds 0", "--seeds 0: expected")]
    [InlineData("show", "show needs a NAME")]
    [InlineData("show Gelo", "unknown activation Gelo; did you mean Gelu?")]
    [InlineData("list Gelo", "unknown activation Gelo; did you mean Gelu?")]
    [InlineData("predict", "predict needs a FILE")]
    [InlineData("--activations nowhere.dll", "nowhere.dll: there is no such file")]
    public void One_line_says_what_is_wrong_with_an_option(string line, string problem)
    {
        var run = Run.Inside(line.Split(' '));
        run.IsBadInput(problem);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--help", "compare")]
    [InlineData("--help", "--validate-on-test")]
    [InlineData("--help", "--phases")]
    [InlineData("study --help", "study.md")]
    [InlineData("train --help", "--validate-on-test")]
    [InlineData("evaluate --help", "CHECKPOINT")]
    [InlineData("compare --help", "compare.md. [default: it is only shown]")]
    [InlineData("list --help", "formula")]
    public void Help_is_shown(string line, string text)
    {
        var run = Run.Inside(line.Split(' '));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(text, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_alone_train() =>
        Assert.Contains("--validate-on-test", Run.Inside("--epochs", "1", "--help").Out, StringComparison.Ordinal);

    [Fact]
    public void The_list_tells_formula_derivative_and_parameters_without_control_codes()
    {
        var run = Run.Inside("list");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Out);
        var lines = run.Out.Split(Environment.NewLine);
        var at = Array.IndexOf(lines, "SoftExponential");
        Assert.True(at >= 0);
        Assert.StartsWith("  formula     ", lines[at + 1], StringComparison.Ordinal);
        Assert.StartsWith("  derivative  ", lines[at + 2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 700));
        Assert.EndsWith(" ...", lines[Array.IndexOf(lines, "Kaf") + 1], StringComparison.Ordinal);
        Assert.Equal("  parameter   alpha per neuron, starts at -0.01, clamped to [-0.3, 0.3], learning rate x 30", lines[at + 3]);
    }

    [Fact]
    public void No_help_speaks_of_a_document_by_number()
    {
        foreach (var command in new[] { "", "train ", "evaluate ", "predict ", "compare ", "study ", "list ", "show " })
        {
            var help = Run.Inside((command + "--help").Split(' '));
            Assert.Equal(0, help.ExitCode);
            Assert.DoesNotContain("document", help.Out, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_part_of_a_name_lists_what_has_it()
    {
        var run = Run.Inside("list", "softexp");
        Assert.Equal(
            ["SoftExponential", "SoftExponentialAsinh", "SoftExponentialRectified"],
            run.Out.Split(Environment.NewLine).Where(line => line.Length > 0 && line[0] != ' '));
    }

    [Fact]
    public void Every_study_is_listed_and_can_be_declared()
    {
        var run = Run.Inside("study", "list");
        Assert.Equal(0, run.ExitCode);
        foreach (var name in new[] { "soft-exponential", "softsign", "optimal-activation", "advanced-activations" })
        {
            Assert.Contains(name, run.Out, StringComparison.Ordinal);
        }

        Assert.All(Studies.StudyCatalogue.All,
            entry => Assert.Equal(entry.Name, entry.Declare(new Studies.StudyDataSets(root: null)).Name));
    }
}
