using ActGen.Activations.Tests.Programs;
using ActGen.Programs;

namespace ActGen.Onnx.Tests.Activations;

/// <summary>
/// How far the results of an activation move when the functions that it calls are off by what ONNX Runtime's were measured to lose, and
/// sums of rows by what another order may round differently. Everything else is as exact there as in the kernels.
/// </summary>
internal static class Sensitivity
{
    // The rows of several columns are nudged with random signs, which take a part of the sum of all errors.
    private const int RowTrials = 8;
    private const int RowMargin = 2;

    /// <summary>The results in float everywhere, and how far off they may be.</summary>
    /// <param name="it">The activation.</param>
    /// <param name="x">Its inputs: whole samples.</param>
    /// <param name="width">The length of a sample.</param>
    public static Spread Of(ActivationCase it, float[] x, int width)
    {
        var (exact, slow) = Run(it, x, width, null);
        var spread = new double[exact.Length];
        var steps = it.Activation.Info.Program!.Forward.Instructions;
        // The first order: what each is off by, added up.
        for (var step = 0; step < steps.Length && !it.Activation.Info.IsOverRows; step++)
        {
            var loss = Loss(steps[step]);
            if (loss > 0)
            {
                var at = step;
                var up = Run(it, x, width, (number, _, value) => number == at ? Off(value, loss) : value).Y;
                var down = Run(it, x, width, (number, _, value) => number == at ? Off(value, -loss) : value).Y;
                Add(spread, (i, before) => before + Math.Max(Distance(up[i], exact[i]), Distance(down[i], exact[i])));
            }
        }

        var random = new Random(9);
        for (var trial = 0; trial < RowTrials && it.Activation.Info.IsOverRows; trial++)
        {
            var moved = Run(it, x, width, (_, step, value) => Off(value, Loss(step) * (random.Next(2) == 0 ? 1 : -1))).Y;
            Add(spread, (i, before) => Math.Max(before, RowMargin * Distance(moved[i], exact[i])));
        }

        return new(exact, slow, spread);
    }

    private static double Loss(Instruction step) => step.Code switch
    {
        OpCode.Call => RuntimeLoss.Of(step.Function),
        OpCode.RowSum or OpCode.RowMean => 1,
        _ => 0,
    };

    private static void Add(double[] spread, Func<int, double, double> next)
    {
        for (var i = 0; i < spread.Length; i++)
        {
            spread[i] = next(i, spread[i]);
        }
    }

    private static double Distance(float moved, float exact) =>
        Math.Abs((double)moved - exact) is var distance && double.IsNaN(distance) ? 0 : distance;

    private static float Off(float value, double ulps) => (float)(value * (1 + (ulps * Math.ScaleB(1, -23))));

    private static (float[] Y, bool[] IsInDouble) Run(
        ActivationCase it, float[] x, int width, Func<int, Instruction, float, float>? nudge)
    {
        var info = it.Activation.Info;
        int inputs = info.Inputs.Count, columns = width / inputs, samples = x.Length / width;
        var y = new float[samples * columns * info.Outputs];
        var slow = new bool[y.Length];
        for (var sample = 0; sample < samples; sample++)
        {
            var row = sample * width;
            float Read(OpCode code, int index, int column) => code == OpCode.Parameter
                ? it.Parameter(index, column, columns)
                : x[row + (info.Layout == InputLayout.Split ? (index * columns) + column : (column * inputs) + index)];
            // The mean of a row is off by what its terms are rounded by, however small it is itself.
            var largest = x.AsSpan(row, width).ToArray().Max(Math.Abs);
            Func<int, Instruction, float, float>? moved = nudge is null ? null : (number, step, value) =>
                step.Code == OpCode.RowMean ? nudge(number, step, value + largest) - largest : nudge(number, step, value);
            var run = new ProgramInterpreter(info.Program!.Forward, columns, Read, moved, takesSlowPaths: false).Run();
            for (var output = 0; output < info.Outputs; output++)
            {
                var start = (sample * columns * info.Outputs) + (output * columns);
                run.Results[output].CopyTo(y, start);
                run.InDoubleColumns.ToList().ForEach(column => slow[start + column] = true);
            }
        }

        return (y, slow);
    }
}

/// <summary>The results of an activation in float everywhere, and how far a model may be off.</summary>
/// <param name="Y">The results.</param>
/// <param name="IsSlow">Where the kernels compute in double precision instead.</param>
/// <param name="Distance">How far off they may be.</param>
internal sealed record Spread(float[] Y, bool[] IsSlow, double[] Distance);
