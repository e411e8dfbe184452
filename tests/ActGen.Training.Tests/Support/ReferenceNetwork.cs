namespace ActGen.Training.Tests.Support;

/// <summary>
/// The network [4, 3]-flatten-7-HandBlend-6-HandRelu-5 in doubles, written from the formulas: the loss as a function of the
/// parameters in the order of the model. It shares nothing with the engine.
/// </summary>
public static class ReferenceNetwork
{
    private const int Inputs = 12;
    private const int First = 7;
    private const int Second = 6;
    private const int Classes = 5;

    public static Sequential Model() => new(
        [4, 3], new Flatten(), new Dense(First), new Activation<HandBlend>(), new Dense(Second), new Activation<HandRelu>(),
        new Dense(Classes));

    public static double MeanLoss(double[] parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        double sum = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var next = 0;
            var x = new double[Inputs];
            for (var i = 0; i < Inputs; i++)
            {
                x[i] = inputs[row * Inputs + i];
            }

            var a = Affine(x, First, parameters, ref next);
            var gain = parameters[next];
            var h = new double[First];
            for (var i = 0; i < First; i++)
            {
                h[i] = gain * a[i] / (1 + Math.Abs(a[i])) + parameters[next + 1 + i] * a[i] + parameters[next + 1 + First + i];
            }

            next += 1 + 2 * First;
            var b = Affine(h, Second, parameters, ref next);
            double[] r = [.. b.Select(value => Math.Max(value, 0))];
            var z = Affine(r, Classes, parameters, ref next);
            sum += Math.Log(z.Sum(Math.Exp)) - z[labels[row]];
        }

        return sum / labels.Length;
    }

    private static double[] Affine(double[] x, int units, double[] parameters, ref int next)
    {
        var y = new double[units];
        for (var o = 0; o < units; o++)
        {
            y[o] = parameters[next + x.Length * units + o];
            for (var i = 0; i < x.Length; i++)
            {
                y[o] += x[i] * parameters[next + i * units + o];
            }
        }

        next += x.Length * units + units;
        return y;
    }
}
