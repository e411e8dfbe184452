namespace ActGen.Activations.Tests.Mixes;

/// <summary>Mixes in double precision, from their definitions.</summary>
/// <param name="Weights">How weights are made of what is learned.</param>
/// <param name="Combine">How the weighted parts are combined.</param>
public sealed record MixReference(MixWeights Weights, Combine Combine)
{
    private static readonly double[] Fixed = [0.5, -1.25, 1];

    /// <summary>The value, and the derivatives in x, in each learned w, and in the slope of the middle part.</summary>
    public (double Y, double Dx, double[] Dw, double Dslope) At(double x, double[] w, double slope)
    {
        double[] parts = [Math.Tanh(x), x > 0 ? x : slope * x, Math.Sin(x)];
        double[] slopes = [1 - (Math.Tanh(x) * Math.Tanh(x)), x > 0 ? 1 : slope, Math.Cos(x)];
        var (weights, jacobian) = OfLogits(w);
        var factors = weights.Zip(parts, (q, f) => Combine == Combine.Sum ? q * f : 1 - q + (q * f)).ToArray();
        // What a change of one factor is multiplied with.
        double Rest(int i) => Combine == Combine.Sum ? 1 : factors.Where((_, j) => j != i).Aggregate(1.0, (a, b) => a * b);
        double InWeight(int i) => Rest(i) * (Combine == Combine.Sum ? parts[i] : parts[i] - 1);
        return (
            Combine == Combine.Sum ? factors.Sum() : factors.Aggregate(1.0, (a, b) => a * b),
            weights.Select((q, i) => q * slopes[i] * Rest(i)).Sum(),
            [.. w.Select((_, k) => weights.Select((_, i) => InWeight(i) * jacobian(i, k)).Sum())],
            weights[1] * Rest(1) * (x > 0 ? 0 : x));
    }

    private (double[] Weights, Func<int, int, double> Jacobian) OfLogits(double[] w)
    {
        switch (Weights)
        {
            case MixWeights.Softmax:
                // A product takes it times the number of parts.
                var scale = Combine == Combine.Sum ? 1 : w.Length;
                var total = w.Sum(Math.Exp);
                var q = w.Select(v => Math.Exp(v) / total).ToArray();
                return ([.. q.Select(v => scale * v)], (i, k) => scale * q[i] * ((i == k ? 1 : 0) - q[k]));
            case MixWeights.Sigmoid:
                var s = w.Select(v => 1 / (1 + Math.Exp(-v))).ToArray();
                return (s, (i, k) => i == k ? s[i] * (1 - s[i]) : 0);
            case MixWeights.Free:
                return (w, (i, k) => i == k ? 1 : 0);
            default:
                return (Fixed, (_, _) => 0);
        }
    }
}
