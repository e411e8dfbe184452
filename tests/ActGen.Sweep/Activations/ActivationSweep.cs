using ActGen.Activations.Tests.Catalogue;
using ActGen.Gallery.Errors;
using ActGen.Gallery.Plots;
using ActGen.Generator.Tests.Harness.Reals;
using ActGen.Sweep.Errors;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep.Activations;

/// <summary>
/// Compares an output of an activation, or its derivative, with the closed form in double precision at every float, or every so many. Where
/// that says that an error is the worst so far, many digits have the last word: near a zero double precision is not always enough.
/// </summary>
internal sealed class ActivationSweep
{
    // Of the floats of a block, how many are looked at with many digits: where the first is not as bad as the closed form says, the next.
    private const int LookedAt = 4;

    // What double precision may be off where it is good enough, in ulp of a float.
    private const double Slack = 1e-4;

    private static readonly ActivationShape Single = new(1);

    private readonly SweptActivation _row;
    private readonly Quantity _quantity;
    private readonly Series _output;
    private readonly Formula _formula;
    private readonly Probe _probe;
    private readonly ExactFunction _exact;
    private readonly Setting _setting;

    /// <summary>A sweep of one output.</summary>
    public ActivationSweep(SweptActivation row, Quantity quantity, int output)
    {
        (_row, _quantity) = (row, quantity);
        _formula = (quantity == Quantity.Value ? row.Values : row.Slopes)[output];
        (_probe, _setting) = (new Probe(row.Activation), Setting.Initial(row.Activation.Info));
        _output = _probe.AllSeries[output];
        _exact = new ExactFunction(new WrittenFormulas(row.Activation), row.Activation.Info, axis: 0);
    }

    /// <summary>The swept function, such as <c>f</c> or <c>df/dx</c>.</summary>
    public string Of => _formula.Of;

    /// <summary>
    /// The largest error that the tests allow, in ulp of the size of the terms where they cancel, and times the condition of arguments.
    /// </summary>
    public double Bound => _formula.Everywhere ?? _formula.Ulps;

    /// <summary>Goes through the floats.</summary>
    public Found Run(uint stride) => FloatBlocks.Run(FloatBlocks.Count(stride), Found.Nothing, Found.Of, (first, length, found) =>
    {
        var x = FloatBlocks.Floats(first, length, stride);
        var computed = Compute(x);
        var candidates = new List<(int Index, double Error)>();
        for (var i = 0; i < length; i++)
        {
            if (_formula.Domain?.Invoke(x[i], []) != false && ErrorAt(x[i], computed[i]) is var (plain, scaled))
            {
                found = scaled > found.Scaled.Error
                    ? found with { Scaled = new(scaled, x[i], null, computed[i], Closed(x[i])) } : found;
                if (plain > found.Plain.Error + Slack)
                {
                    candidates.Add((i, plain));
                }
            }
        }

        return candidates.Count == 0 ? found : Judged(x, computed, candidates, found);
    });

    private float[] Compute(float[] x)
    {
        var outputs = _row.Values.Length;
        var y = new float[x.Length * outputs];
        _row.Activation.Forward(x, [], y, Single);
        if (_quantity == Quantity.Value)
        {
            return outputs == 1 ? y : [.. x.Select((_, i) => y[(i * outputs) + _output.Output])];
        }

        var (dy, dx) = (new float[y.Length], new float[x.Length]);
        for (var i = _output.Output; i < dy.Length; i += outputs)
        {
            dy[i] = 1;
        }

        _row.Activation.Backward(x, y, dy, [], dx, [], Single);
        return dx;
    }

    private double Closed(float x) => _formula.Value(x, []);

    private (double Plain, double Scaled) ErrorAt(float x, float computed)
    {
        var exact = Closed(x);
        var error = Error(computed, exact);
        if (error > Bound && float.IsInfinity(x))
        {
            // An infinite input may count as the largest float.
            exact = _formula.Value(Math.CopySign(float.MaxValue, x), []);
            error = Error(computed, exact);
        }

        return (error, error > Bound && double.IsFinite(error) && _formula.Scale?.Invoke(x, []) is { } scale && scale > Math.Abs(exact)
            ? Math.Abs(computed - exact) / Ulp.UnitAt(scale) : error);
    }

    // In descending order: the first that is as bad as the closed form says is the worst of the block.
    private Found Judged(float[] x, float[] computed, List<(int Index, double Error)> candidates, Found found)
    {
        foreach (var (i, error) in candidates.OrderByDescending(c => c.Error).Take(LookedAt))
        {
            if (error <= found.Plain.Error + Slack)
            {
                return found;
            }

            var exact = float.IsFinite(x[i])
                ? _exact.Result(ExactPoint.Of(_probe, _setting, 0, x[i]), _output, _quantity) is { } many ? (double)many : Closed(x[i])
                : Closed(x[i]);
            var real = Error(computed[i], exact);
            found = real > found.Plain.Error ? found with { Plain = new(real, x[i], null, computed[i], exact) } : found;
            if (real >= (error * (1 - Slack)) - Slack)
            {
                return found;
            }
        }

        return candidates.Count > LookedAt ? found with { Undecided = found.Undecided + 1 } : found;
    }

    // Signs of zeros are tested elsewhere; here they are what they happen to be.
    private static double Error(float computed, double exact) =>
        Ulp.Error(computed == 0 && (float)exact == 0 ? (float)exact : computed, exact);
}
