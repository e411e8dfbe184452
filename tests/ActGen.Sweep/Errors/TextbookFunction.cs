using ActGen.Gallery.Errors;
using ActGen.Gallery.Plots;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using Convention = ActGen.Generator.KinkConvention;

namespace ActGen.Sweep.Errors;

/// <summary>
/// The formula as it is written and its derivative by the rules of calculus, in floats: every operation is rounded, every function is right
/// to half an ulp. Nothing is repaired.
/// </summary>
internal sealed class TextbookFunction
{
    private readonly ActivationInfo _info;
    private readonly Setting _setting;
    private readonly string _input;
    private readonly Expr[] _formulas;
    private readonly Expr[] _derivatives;

    /// <summary>The textbook function of an activation without reductions along an input.</summary>
    public TextbookFunction(WrittenFormulas formulas, ActivationInfo info, Setting setting, int axis)
    {
        (_info, _setting, _input) = (info, setting, info.Inputs[axis]);
        _formulas = [.. formulas.Outputs];
        _derivatives =
            [.. formulas.Outputs.Select((formula, output) => formulas.DeclaredDerivative(output, _input) ?? Derivative(formula))];
    }

    /// <summary>The result at a point.</summary>
    public float Result(float x, Series series, Quantity quantity)
    {
        var values = _setting.ByName(_info);
        values[_input] = x;
        foreach (var learnable in _info.Learnables.Where(l => l.Count > 1))
        {
            AddWeights(values, learnable);
        }

        return (float)new FloatInterpreter(values).Evaluate((quantity == Quantity.Value ? _formulas : _derivatives)[series.Output]);
    }

    private Expr Derivative(Expr formula) => new Differentiator(formula.Pool, Convention.PyTorch)
        .Differentiate(formula, formula.Pool.Variable(_input, VariableKind.Input));

    // The weights of a mix, softmax(w)[0], which are derived once for all x.
    private static void AddWeights(Dictionary<string, double> values, LearnableInfo learnable)
    {
        double[] powers = [.. Enumerable.Range(0, learnable.Count).Select(i => Math.Exp(values[Setting.ElementName(learnable, i)]))];
        foreach (var (i, power) in powers.Index())
        {
            values[$"softmax({learnable.Name})[{i}]"] = (float)(power / powers.Sum());
        }
    }
}
