namespace MnistTrainer.Tests;

public sealed class LibraryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-library-");

    private static string Own => Path.Combine(AppContext.BaseDirectory, "OwnActivations.dll");

    private string Out => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Activations_of_a_library_of_the_user_can_be_named()
    {
        // In a process of its own: what is loaded stays.
        string[] options = ["--activations", Own, "--data", SmallData.Folder];
        var run = Run.Outside(["train", "--activation", "roundramp", "--layers", "16", "--epochs", "2", "--out", Out, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("activation_1.a [16]  min  0.5000 -> ", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run.Outside(["evaluate", Path.Combine(Out, "model.safetensors"), .. options]).ExitCode);
        Assert.Contains("RoundRamp", Run.Outside(["list", "ramp", "--activations", Own]).Out, StringComparison.Ordinal);
        var compared =
            Run.Outside(["compare", "--activations", $"Relu,RoundRamp,{Own}", "--seeds", "1", "--epochs", "1", "--data", SmallData.Folder]);
        Assert.Contains("| RoundRamp | ", compared.Out, StringComparison.Ordinal);
        Run.Inside("train", "--activation", "roundramp", "--data", SmallData.Folder).IsBadInput("unknown activation roundramp");
    }

    [Fact]
    public void A_file_that_is_no_library_of_activations_is_told()
    {
        var text = Path.Combine(_folder.FullName, "text.dll");
        File.WriteAllText(text, "no library");
        Run.Inside("list", "--activations", text).IsBadInput($"{text}: is no .NET library");
        var other = typeof(System.CommandLine.Command).Assembly.Location;
        Run.Inside("list", "--activations", other).IsBadInput($"{other}: declares no activation");
    }
}
