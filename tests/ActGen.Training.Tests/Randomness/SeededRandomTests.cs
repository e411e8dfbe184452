namespace ActGen.Training.Tests.Randomness;

public class SeededRandomTests
{
    /// <summary>The first numbers of xoshiro256** from the state (1, 2, 3, 4), as its authors' C program prints them.</summary>
    [Fact]
    public void IsXoshiro256StarStar()
    {
        var random = new SeededRandom(0) { State = $"{1:x16}{2:x16}{3:x16}{4:x16}" };
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360,
            607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void ContinuesFromASavedState()
    {
        var random = new SeededRandom(42);
        _ = random.NextBits();
        var state = random.State;
        var next = random.NextBits();
        Assert.Equal(next, new SeededRandom(1) { State = state }.NextBits());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void RefusesATextThatIsNoState(string state) =>
        Assert.Contains("is no random state", Assert.Throws<FormatException>(() => new SeededRandom(1) { State = state }).Message);

    [Fact]
    public void SeedsAndStreamsGiveDifferentSequences()
    {
        var first = new HashSet<ulong>();
        for (ulong seed = 0; seed < 100; seed++)
        {
            for (ulong stream = 0; stream < 10; stream++)
            {
                Assert.True(first.Add(new SeededRandom(seed, stream).NextBits()));
            }
        }
    }

    [Fact]
    public void WholeNumbersAreEvenlySpread()
    {
        var random = new SeededRandom(3);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        // Chi squared with 6 degrees of freedom lies below 22.5 in 99.9 % of all samples.
        Assert.True(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000) < 22.5);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void NormalNumbersHaveTheRightMoments()
    {
        var random = new SeededRandom(8);
        double[] values = [.. Enumerable.Range(0, 200_000).Select(_ => random.NextNormal())];
        // Five standard errors: sqrt(1/n), sqrt(2/n), sqrt(96/n).
        Assert.Equal(0, values.Average(), 0.0112);
        Assert.Equal(1, values.Average(x => x * x), 0.0159);
        Assert.Equal(3, values.Average(x => x * x * x * x), 0.11);
    }

    /// <summary>Quantiles of the normal distribution as tabulated to 16 digits.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 0.2533471031357997)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.925, 1.4395314709384563)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-15, -7.941345326170997)]
    public void QuantilesAgreeWithTables(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(probability), 3e-7 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void EveryOrderIsEquallyLikely()
    {
        var random = new SeededRandom(5);
        var counts = new Dictionary<string, int>();
        Span<char> letters = stackalloc char[4];
        for (var i = 0; i < 24_000; i++)
        {
            "abcd".CopyTo(letters);
            random.Shuffle(letters);
            string order = new(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        // Chi squared with 23 degrees of freedom lies below 49.7 in 99.9 % of all samples.
        Assert.True(counts.Values.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000) < 49.7);
    }
}
