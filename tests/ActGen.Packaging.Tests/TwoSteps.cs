namespace ActGen.Packaging.Tests;

/// <summary>
/// The training of the fresh program in double precision, written out by hand: Dense(2), Gate, Blend, softmax cross-entropy, the mean
/// over a batch of three samples, plain gradient descent.
/// </summary>
internal sealed class TwoSteps
{
    private const double Rate = 0.5;
    private static readonly double[][] Samples = [[1, 2], [-1, 0.5], [3, -2]];

    private TwoSteps(double[] weights, double[] losses) => (Weights, Losses) = (weights, losses);

    /// <summary>The parameters afterwards, in the order of the model: weight [2, 2], bias [2], w [3].</summary>
    public double[] Weights { get; }

    /// <summary>The loss of each step.</summary>
    public double[] Losses { get; }

    /// <summary>Takes the steps.</summary>
    /// <param name="start">The parameters before.</param>
    public static TwoSteps From(double[] start)
    {
        double[] weights = [.. start];
        double[] losses = [Step(weights), Step(weights)];
        return new TwoSteps(weights, losses);
    }

    private static double Step(double[] p)
    {
        var w = p[6..9];
        var gradient = new double[p.Length];
        double loss = 0;
        for (var s = 0; s < Samples.Length; s++)
        {
            var x = Samples[s];
            var label = s % 2;
            double[] z = [(x[0] * p[0]) + (x[1] * p[2]) + p[4], (x[0] * p[1]) + (x[1] * p[3]) + p[5]];
            double[] gate = [.. z.Select(ClosedForms.Gate)];
            var share = ClosedForms.Softmax([.. gate.Select(g => ClosedForms.Blend(g, w))]);
            loss -= Math.Log(share[label]) / Samples.Length;
            for (var j = 0; j < 2; j++)
            {
                var dy = (share[j] - (j == label ? 1 : 0)) / Samples.Length;
                for (var k = 0; k < w.Length; k++)
                {
                    gradient[6 + k] += dy * ClosedForms.BlendSlopeOfWeight(gate[j], w, k);
                }

                var dz = dy * ClosedForms.BlendSlope(gate[j], w) * ClosedForms.GateSlope(z[j]);
                gradient[j] += dz * x[0];
                gradient[2 + j] += dz * x[1];
                gradient[4 + j] += dz;
            }
        }

        for (var i = 0; i < p.Length; i++)
        {
            p[i] -= Rate * gradient[i];
        }

        return loss;
    }
}
