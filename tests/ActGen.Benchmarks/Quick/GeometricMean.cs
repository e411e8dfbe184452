namespace ActGen.Benchmarks.Quick;

/// <summary>The mean for ratios.</summary>
internal sealed class GeometricMean
{
    private double _logarithms;

    public int Count { get; private set; }

    public double Value => Math.Exp(_logarithms / Count);

    public void Add(double ratio)
    {
        _logarithms += Math.Log(ratio);
        Count++;
    }
}
