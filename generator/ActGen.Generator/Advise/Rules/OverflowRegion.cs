namespace ActGen.Generator.Advise;

/// <summary>The values of an input, up to an ordinary size, where something fails.</summary>
/// <param name="Below">It fails below this one; null where it does not reach the lower end.</param>
/// <param name="Above">It fails above this one.</param>
/// <param name="Example">One of the values.</param>
internal sealed record OverflowRegion(double? Below, double? Above, double Example)
{
    private const double Step = 1;

    /// <summary>The region; null where nothing fails.</summary>
    public static OverflowRegion? Find(Func<double, bool> fails, double ordinary)
    {
        var (above, below) = (Edge(fails, ordinary), -Edge(x => fails(-x), ordinary));
        if ((above ?? below) is not null)
        {
            return new(below, above, above is not null ? ordinary : -ordinary);
        }

        for (var x = 0.0; x < ordinary; x += Step)
        {
            if (fails(x) || fails(-x))
            {
                return new(null, null, fails(x) ? x : -x);
            }
        }

        return null;
    }

    /// <summary><c>abs(x) &gt; 9.4</c>, <c>x &gt; 44.4</c>, <c>x &lt; -2 or x &gt; 3</c>.</summary>
    public string Text(string input)
    {
        var (below, above) = (Below is { } b ? Shown(b) : null, Above is { } a ? Shown(a) : null);
        return (below, above) switch
        {
            (null, null) => $"example at {input} = {Shown(Example)}",
            (_, null) => $"{input} < {below}",
            (null, _) => $"{input} > {above}",
            _ => below == "-" + above ? $"abs({input}) > {above}" : $"{input} < {below} or {input} > {above}",
        };
    }

    // From the end inwards while it fails, then to the edge itself.
    private static double? Edge(Func<double, bool> fails, double ordinary)
    {
        if (!fails(ordinary))
        {
            return null;
        }

        var bad = ordinary;
        while (bad - Step > -ordinary && fails(bad - Step))
        {
            bad -= Step;
        }

        var good = bad - Step;
        for (var i = 0; i < 30; i++)
        {
            var middle = (good + bad) / 2;
            (good, bad) = fails(middle) ? (good, middle) : (middle, bad);
        }

        return bad;
    }

    private static string Shown(double value) => Math.Round(value, 1).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
