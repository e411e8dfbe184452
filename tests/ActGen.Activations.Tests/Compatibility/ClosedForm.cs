using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Compatibility;

/// <summary>An activation of the compiled library, written out by hand in double precision for one sample.</summary>
/// <param name="Parameters">Values of the parameters of a sample of <see cref="Columns"/> columns.</param>
/// <param name="Function">From a sample and the parameters to the outputs.</param>
internal sealed record ClosedForm(double[] Parameters, Func<double[], double[], double[]> Function)
{
    /// <summary>The columns of a sample of x, which no width divides.</summary>
    public const int Columns = 6;

    /// <summary>By the name of the activation.</summary>
    public static readonly IReadOnlyDictionary<string, ClosedForm> All = new Dictionary<string, ClosedForm>
    {
        ["Swish"] = new([0.5, 1, 1.5, 2, -1, 0], (x, p) => [.. x.Select((v, i) => v * References.Sigmoid(p[i] * v))]),
        ["TwoSlopes"] = new([1.25, 0.5, 0.25, 0.125, 0, -1, 2],
            (x, p) => [.. x.Select((v, i) => (p[0] * Math.Max(v, 0)) + (p[1 + i] * Math.Min(v, 0)))]),
        ["Gate"] = new([], (x, _) => [.. x.Take(3).Select((a, i) => a * References.Sigmoid(x[3 + i]))]),
        ["Neighbors"] = new([],
            (x, _) => [.. x.Chunk(2).Select(p => Math.Max(p[0], p[1])), .. x.Chunk(2).Select(p => p[0] - p[1])]),
        ["Bounded"] = new([], (x, _) => [.. x.Select(v => 2 * Math.Tanh(v))]),
        ["Shares"] = new([], (x, _) => [.. x.Select(v => Math.Exp(v) / x.Sum(Math.Exp))]),
        ["Scaled"] = new([1, 0.5, 2, -1, 0.25, 3],
            (x, p) => [.. x.Select((v, i) => p[i] * v / Math.Sqrt(x.Average(u => u * u) + 0.01))]),
        ["Waves"] = new([], (x, _) => [.. x.Select(v => Math.Sin(30 * v))]),
        ["Many"] = new([0.5, 1.5], (x, p) => [.. x.Select(v => v > 0
            ? (ErfReference.Erf(v) * References.Log1p(v)) + (p[0] * Math.Atan(v))
            : (References.Expm1(v) * References.Softplus(v) * Math.Cos(v)) + (p[1] * Math.Asinh(v) * Math.Cbrt(v - 1)))]),
    };

    /// <summary>The gradients of the sum of dy times the outputs, of x and of the parameters, by differences in double.</summary>
    public (double[] X, double[] Parameters) Gradients(double[] x, double[] dy) =>
        (Slopes(x, moved => Dot(Function(moved, Parameters), dy)), Slopes(Parameters, moved => Dot(Function(x, moved), dy)));

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();

    // Of the fourth order: the error stays below 1e-9 for waves of frequency 30.
    private static double[] Slopes(double[] at, Func<double[], double> f)
    {
        const double Step = 0.000125;
        double Moved(int i, double by)
        {
            double[] moved = [.. at];
            moved[i] += by;
            return f(moved);
        }

        return [.. at.Select((_, i) =>
            ((8 * (Moved(i, Step) - Moved(i, -Step))) - Moved(i, 2 * Step) + Moved(i, -2 * Step)) / (12 * Step))];
    }
}
