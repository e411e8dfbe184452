namespace ActGen.Training.Tests.Data;

public sealed class CsvFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Names_become_classes_in_alphabetical_order()
    {
        Write("length, species ,\"width, in cm\"", "1.5,rose,2", "", "-3e1,\"a \"\"b\"\"\",.5", "4,rose,5");
        var (data, names) = CsvFile.ReadClasses(_path, "species");
        Assert.Equal(["a \"b\"", "rose"], names);
        Assert.Equal((3, 2), (data.Count, data.Target.ClassCount));
        var inputs = new float[6];
        var classes = new int[3];
        data.CopyBatch([0, 1, 2], inputs, new Targets(classes));
        Assert.Equal([1.5f, 2, -30, 0.5f, 4, 5], inputs);
        Assert.Equal([1, 0, 1], classes);
    }

    [Fact]
    public void Whole_numbers_are_the_classes_themselves()
    {
        Write("x,y", "1,3", "2,0");
        var (data, names) = CsvFile.ReadClasses(_path, "y");
        Assert.Equal(["0", "1", "2", "3"], names);
        var classes = new int[2];
        data.CopyBatch([0, 1], new float[2], new Targets(classes));
        Assert.Equal([3, 0], classes);
    }

    [Fact]
    public void Several_columns_are_targets_in_the_order_that_is_asked_for()
    {
        Write("a,b,c,d", "1,2,3,4", "5,6,7,8");
        var data = CsvFile.ReadValues(_path, "d", "b");
        var inputs = new float[4];
        var targets = new float[4];
        data.CopyBatch([0, 1], inputs, new Targets(2, targets));
        Assert.Equal([1, 3, 5, 7], inputs);
        Assert.Equal([4, 2, 8, 6], targets);
    }

    [Theory]
    [InlineData("line 3 has 2 fields, the first line 3", "a,b,y", "1,2,3", "1,2")]
    [InlineData("line 2 has 4 fields, the first line 3", "a,b,y", "1,2,3,4")]
    [InlineData("line 2, column b: 'two' is no number", "a,b,y", "1,two,3")]
    [InlineData("line 2, column b: '' is no number", "a,b,y", "1,,3")]
    [InlineData("line 2, column a: 'NaN' is no number", "a,b,y", "NaN,1,3")]
    [InlineData("line 3, column y: '1e39' is no number", "a,b,y", "1,1,3", "1,1,1e39")]
    [InlineData("has no column 'y'; name one of a, b", "a,b", "1,2")]
    [InlineData("has more than one column 'y'", "a,y,y", "1,2,3")]
    [InlineData("has no samples", "a,b,y")]
    [InlineData("has no column but the target", "y", "1")]
    [InlineData("line 2 has a quote that does not end", "a,b,y", "1,\"2,3")]
    public void A_flaw_is_told_with_its_place(string problem, params string[] lines)
    {
        Write(lines);
        var flaw = Assert.Throws<UnusableFileException>(() => CsvFile.ReadValues(_path, "y"));
        Assert.StartsWith(_path + ": ", flaw.Message, StringComparison.Ordinal);
        Assert.Contains(problem, flaw.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', flaw.Message);
    }

    [Fact]
    public void A_missing_file_is_told() => Assert.Contains(
        "there is no such file", Assert.Throws<UnusableFileException>(() => CsvFile.ReadClasses(_path + ".no", "y")).Message,
        StringComparison.Ordinal);

    /// <summary>
    /// There is no checksum: what is damaged is told where it is no table of numbers any more, and is another number elsewhere.
    /// </summary>
    [Fact]
    public void Every_damaged_byte_and_every_missing_end_is_told_in_one_line_or_read()
    {
        byte[] whole = [.. "a,\"b, c\",y\n1,2,rose\n-3e1,.5,\"tul\"\"ip\"\n"u8];
        for (var at = 0; at < whole.Length; at++)
        {
            byte[][] damaged = [.. Enumerable.Range(0, 9).Select(bit => Flip(whole, at, (byte)(bit < 8 ? 1 << bit : 0xff))), whole[..at]];
            foreach (var bytes in damaged)
            {
                File.WriteAllBytes(_path, bytes);
                Action[] readings = [() => CsvFile.ReadClasses(_path, "y"), () => CsvFile.ReadValues(_path, "a")];
                foreach (var thrown in readings.Select(Record.Exception).OfType<Exception>())
                {
                    var flaw = Assert.IsType<UnusableFileException>(thrown);
                    Assert.True(flaw.Message.Length < 600 && !flaw.Message.Contains('\n'), flaw.Message);
                }
            }
        }
    }

    private static byte[] Flip(byte[] bytes, int at, byte bits)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= bits;
        return flipped;
    }

    private void Write(params string[] lines) => File.WriteAllLines(_path, lines);
}
