using System.Text.RegularExpressions;

namespace MnistTrainer.Tests;

/// <summary>Whatever the width of the terminal: no word is broken over two lines, and what a file would get is all there.</summary>
public sealed partial class TerminalWidthTests : IDisposable
{
    private static readonly int[] Widths = [40, 60, 72, 80, 100, 200];

    // Commands without the folders of the run and of the data, which are added to all of them.
    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["train"] = "train --activation SoftExponentialAsinh --layers 8,8 --limit 64 --epochs 2 --validate-on-test",
        ["cnn"] = "train --activation PadeA --network cnn --limit 16 --epochs 1",
        ["compare"] = "compare --activations Relu,SoftExponentialAsinh --seeds 2 --layers 8 --limit 64 --epochs 2",
        ["study"] = "study softsign --limit 64 --epochs 1 --seeds 1",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("w");

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var (command, width) in Commands.Keys.Append("evaluate").SelectMany(_ => Widths, (command, width) => (command, width)))
            {
                cases.Add(command, width);
            }

            return cases;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_word_is_broken_and_nothing_is_lost(string command, int width)
    {
        var expected = Run.Inside(Arguments(command, "file"));
        Assert.Equal((0, ""), (expected.ExitCode, expected.Error));
        var (exitCode, screen) = TerminalTests.OnTerminal(width, Arguments(command, "term"));
        Assert.Equal(0, exitCode);

        var lines = screen.Split('\n').Select(LastText).ToArray();
        Assert.All(lines, line => Assert.True(line.Length <= width || !line.Trim().Contains(' ', StringComparison.Ordinal), line));
        var shown = lines.SelectMany(Words).ToHashSet(StringComparer.Ordinal);

        // Tables leave out columns where they have no room: the numbers of epochs, of a comparison and of a study are in the files, too.
        var lost = expected.Out.Split('\n').TakeWhile(line => !line.StartsWith("training  ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("epoch ", StringComparison.Ordinal) && !line.StartsWith('|') && !line.StartsWith('='))
            .SelectMany(Words).Where(word => !shown.Contains(word));
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void Every_cell_of_a_confusion_matrix_is_there(int width)
    {
        var arguments = Arguments("evaluate", "file");
        var expected = Matrix(Run.Inside(arguments).Out);
        Assert.Equal((11, 10, 11), (expected.Count, expected[0].Length, expected[1].Length));
        var blocks = Matrix(TerminalTests.OnTerminal(width, arguments).Screen).Chunk(11).ToArray();
        var joined = Enumerable.Range(0, 11).Select(row =>
            blocks.SelectMany((block, b) => row == 0 || b == 0 ? block[row] : block[row][1..]));
        Assert.Equal(expected.Select(row => string.Join(' ', row)), joined.Select(row => string.Join(' ', row)));

        // The head of a block has no label in its first column.
        static List<string[]> Matrix(string text) =>
        [
            .. text.Split('\n').SkipWhile(line => !line.StartsWith("confusion", StringComparison.Ordinal)).Skip(1)
                .Where(line => line.Any(char.IsDigit))
                .Select(line => Regex.Split(line.Trim(), " +")),
        ];
    }

    private string[] Arguments(string command, string where)
    {
        var folder = Path.Combine(_folder.FullName, where);
        if (command == "evaluate")
        {
            var file = Path.Combine(_folder.FullName, "run", "model.safetensors");
            if (!File.Exists(file))
            {
                var run = Run.Inside(
                    "--data", SmallData.Folder, "--limit", "64", "--epochs", "1", "--layers", "8", "--out", Path.GetDirectoryName(file)!);
                Assert.Equal(0, run.ExitCode);
            }

            return ["evaluate", file, "--data", SmallData.Folder];
        }

        foreach (var set in new[] { "mnist", "fashion-mnist", "kmnist" }.Where(set => !Path.Exists(Path.Combine(_folder.FullName, set))))
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, set), SmallData.Folder);
        }

        string[] data = command == "study" ? ["--data-root", _folder.FullName] : ["--data", SmallData.Folder];
        return [.. Commands[command].Split(' '), .. data, "--out", folder];
    }

    // What a line shows in the end, without what was written over and without colors.
    private static string LastText(string line) => Control().Replace(line.TrimEnd('\r')[(line.TrimEnd('\r').LastIndexOf('\r') + 1)..], "");

    // Times and results differ from run to run; their words are the same but for digits.
    private static IEnumerable<string> Words(string line) => line
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(word => Digits().Replace(word, "0").Replace("term", "file", StringComparison.Ordinal).Trim('-'));

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Control();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
