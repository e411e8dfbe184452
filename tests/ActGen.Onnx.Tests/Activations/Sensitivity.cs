using ActGen.Activations.Tests.Programs;
using ActGen.Programs;

namespace ActGen.Onnx.Tests.Activations;

/// <summary>
/// How far the results of an activation move when every step of it is off by what another implementation of the same step may lose:
/// rounding differently, with the product of a fused multiply-add rounded too, and functions by what ONNX Runtime's were measured to lose.
/// </summary>
internal static class Sensitivity
{
    private const int Trials = 6;

    // Random signs take a part of the sum of all errors.
    private const int Margin = 2;

    /// <summary>
    /// The distances, for every output; infinite where the kernel takes a slow path in double precision, which models have not.
    /// </summary>
    /// <param name="it">The activation.</param>
    /// <param name="x">Its inputs: whole samples.</param>
    /// <param name="width">The length of a sample.</param>
    public static double[] Of(ActivationCase it, float[] x, int width)
    {
        var info = it.Activation.Info;
        var (exact, slow) = Run(it, x, width, null);
        double[] spread = [.. slow.Select(s => s ? double.PositiveInfinity : 0)];
        var random = new Random(9);
        for (var trial = 0; trial < Trials; trial++)
        {
            var (moved, _) = Run(it, x, width, (step, value) => Nudged(step, value, random));
            for (var i = 0; i < moved.Length; i++)
            {
                var distance = Math.Abs((double)moved[i] - exact[i]);
                spread[i] = Math.Max(spread[i], double.IsNaN(distance) ? 0 : Margin * distance);
            }
        }

        return spread;
    }

    private static float Nudged(Instruction step, float value, Random random)
    {
        var ulps = step.Code switch
        {
            OpCode.Constant or OpCode.Input or OpCode.Parameter or OpCode.Negate or OpCode.Select or OpCode.RowMax or OpCode.RowMaxShift
                or OpCode.DoubleFloatHigh or OpCode.DoubleFloatLow => 0,
            OpCode.Call => RuntimeLoss.Of(step.Function),
            _ => 1,
        };
        return (float)(value * (1 + (ulps * (random.Next(2) == 0 ? 1 : -1) * Math.ScaleB(1, -23))));
    }

    private static (float[] Y, bool[] IsInDouble) Run(ActivationCase it, float[] x, int width, Func<Instruction, float, float>? nudge)
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
            Func<Instruction, float, float>? moved = nudge is null ? null
                : (step, value) => step.Code == OpCode.RowMean ? nudge(step, value + largest) - largest : nudge(step, value);
            var run = new ProgramInterpreter(info.Program!.Forward, columns, Read, moved).Run();
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
