using System.Text.Json;

namespace ActGen.Training.Reporting.Tests.Studies;

/// <summary>The file of a run that was damaged, or edited: one line that says so, and the file stays.</summary>
public sealed class DamagedRunTests : IDisposable
{
    private static readonly StudyRun Good = new(
        "a trial", "its recipe", "its limits", 7, 75, 0.5, double.NaN, 1.25, "0a1b", null, [new(2.5, 0.25, 1, 0.5), new(2, 0.5, 1, 0.75)],
            [new("activation_1.w", [0, 1], [0.1f, -2])]);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("study-damaged-");
    private readonly StudyFolder _folder;
    private readonly string _file;

    public DamagedRunTests()
    {
        _folder = new StudyFolder(_directory.FullName);
        _folder.Prepare();
        _folder.Write(Good);
        _file = _folder.FileOf(Good.Trial, Good.Seed);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void What_was_written_is_read() => Assert.Equal(JsonSerializer.Serialize(Good.Epochs), JsonSerializer.Serialize(Read()!.Epochs));

    [Fact]
    public void Every_damaged_byte_and_every_missing_end_is_told_or_changes_nothing()
    {
        var whole = File.ReadAllBytes(_file);
        for (var at = 0; at < whole.Length; at++)
        {
            byte[][] damaged = [.. Enumerable.Range(0, 8).Select(bit => Flip(whole, at, (byte)(1 << bit))), Flip(whole, at, 0xff),
                whole[..at]];
            foreach (var bytes in damaged)
            {
                File.WriteAllBytes(_file, bytes);
                if (Flaw() is not { } flaw)
                {
                    // What is left is the white space, and the name of the hash.
                    Assert.Equal(Text(Good), Text(Read()!));
                    continue;
                }

                Assert.True(flaw.Message.Length < 600 && !flaw.Message.Contains('\n'), flaw.Message);
                Assert.StartsWith(_file + ": ", flaw.Message, StringComparison.Ordinal);
                Assert.Equal(bytes, File.ReadAllBytes(_file));
            }
        }
    }

    [Theory]
    [InlineData("\"seed\":7", "\"seed\":-7", "is no run of this version")]
    [InlineData("\"seed\":7", "\"seed\":8", "is the run of another training")]
    [InlineData("\"parameters\":75", "\"parameters\":1e99", "is no run of this version")]
    [InlineData("\"failure\":null,", "", "is no run of this version")]
    [InlineData("\"learned\":[", "\"learned\":[null,", "an epoch or a parameter is null")]
    [InlineData("\"epochs\":[", "\"epochs\":[null,", "an epoch or a parameter is null")]
    [InlineData("\"start\":[0,1]", "\"start\":null", "is no run of this version")]
    [InlineData("\"recipe\":\"its", "\"recipe\":\"another", "was run by an older declaration of the study")]
    public void What_was_edited_is_told(string from, string to, string problem)
    {
        var text = File.ReadAllText(_file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var edited = text.Replace(from, to, StringComparison.Ordinal);
        File.WriteAllText(_file, edited);
        Assert.NotNull(Flaw());
        // The same in a file without a hash.
        File.WriteAllText(_file, edited[..edited.IndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}");
        Assert.Contains(problem, Flaw()!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\":0,", "it has format 0, and this version format 1")]
    [InlineData("\"format\":99,", "it has format 99, and this version format 1")]
    [InlineData("\"format\":\"1\",", "it names no format, as older versions did not")]
    [InlineData("", "it names no format, as older versions did not")]
    public void A_run_of_another_version_is_told_and_stays(string format, string problem)
    {
        var text = File.ReadAllText(_file);
        Assert.StartsWith("{\"format\":1,", text, StringComparison.Ordinal);
        var other = "{" + format + text["{\"format\":1,".Length..text.IndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}";
        File.WriteAllText(_file, other);
        Assert.StartsWith($"{_file}: is no run of this version ({problem}); ", Flaw()!.Message, StringComparison.Ordinal);
        Assert.Equal(other, File.ReadAllText(_file));
    }

    [Fact]
    public void A_file_without_a_hash_is_read()
    {
        var text = File.ReadAllText(_file);
        File.WriteAllText(_file, text[..text.IndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}");
        Assert.Equal(Text(Good), Text(Read()!));
    }

    private StudyRun? Read() => _folder.Read(Good.Trial, Good.Seed, Good.Recipe, Good.Fingerprint);

    // Anything but the one exception that a user is told would be another flaw.
    private UnusableFileException? Flaw()
    {
        var thrown = Record.Exception(Read);
        return thrown is null ? null : Assert.IsType<UnusableFileException>(thrown);
    }

    private static string Text(StudyRun run) => string.Join(' ', run.Trial, run.Recipe, run.Fingerprint, run.Seed, run.Parameters,
        run.TestAccuracy, run.TestLoss, run.Seconds,
        run.WeightsSha256, run.Failure, string.Join(' ', run.Epochs),
            string.Join(' ', run.Learned.Select(l => $"{l.Name} {string.Join(' ', l.Start)} {string.Join(' ', l.Values)}")));

    private static byte[] Flip(byte[] bytes, int at, byte bits)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= bits;
        return flipped;
    }
}
