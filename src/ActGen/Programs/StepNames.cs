using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ActGen.Programs;

/// <summary>
/// Names for the steps of a procedure, for whoever writes it down: inputs and parameters as declared, what is made of them by a word or two
/// (<c>beta_x</c>, <c>exp_neg_abs</c>), and the rest by what is done. In lower case with underscores, each once.
/// </summary>
public sealed partial class StepNames
{
    // Names put together from more than this are harder to read than the operation.
    private const int Longest = 20;

    private readonly ActivationInfo _info;
    private readonly Procedure _procedure;
    private readonly string?[] _quantities;
    private readonly HashSet<string> _bounded = new(StringComparer.Ordinal);

    private StepNames(ActivationInfo info, Procedure procedure)
    {
        (_info, _procedure) = (info, procedure);
        _quantities = new string?[procedure.Instructions.Length];
    }

    /// <summary>The name of every step.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="procedure">One of the directions of its program.</param>
    public static ImmutableArray<string> Of(ActivationInfo info, Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(procedure);
        var names = new StepNames(info, procedure);
        // What is read keeps its name, wherever it is read first.
        HashSet<string> taken = new(StringComparer.Ordinal) { "x", "y", "dx", "dy" };
        taken.UnionWith(info.Inputs.Select(Snake));
        taken.UnionWith(info.Learnables.SelectMany(l => Enumerable.Range(0, l.Count).Select(i => Numbered(Snake(l.Name), i, l.Count))));
        return
        [
            .. procedure.Instructions.Select((step, i) =>
                step.Operands.IsEmpty && step.Code != OpCode.Constant ? names.Of(i) : Fresh(names.Of(i), taken)),
        ];
    }

    private static string Fresh(string name, HashSet<string> taken)
    {
        var fresh = name;
        for (var i = 2; !taken.Add(fresh); i++)
        {
            fresh = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return fresh;
    }

    private string Of(int step)
    {
        var instruction = _procedure.Instructions[step];
        var quantity = Quantity(instruction);
        if (quantity is not null && (instruction.Operands.IsEmpty || quantity.Length <= Longest))
        {
            return _quantities[step] = quantity;
        }

        return instruction.Code switch
        {
            OpCode.Call => Snake(instruction.Function),
            OpCode.Divide when Is(instruction.Operands[0], 1) => "inverse",
            OpCode.Add or OpCode.FusedMultiplyAdd => "sum",
            OpCode.Subtract => "difference",
            OpCode.Multiply => "product",
            OpCode.Divide => "quotient",
            OpCode.Negate => "negative",
            OpCode.Less => "is_less",
            OpCode.LessOrEqual => "is_at_most",
            OpCode.Equal => "is_equal",
            OpCode.And => "both",
            OpCode.Or => "either",
            OpCode.Select => "chosen",
            OpCode.InDouble => "in_double",
            OpCode.DoubleFloatHigh => "high",
            OpCode.DoubleFloatLow => "low",
            OpCode.DoubleFloatAdd => "exact_sum",
            OpCode.DoubleFloatMultiply => "exact_product",
            OpCode.DoubleFloat => "exact",
            var code => Snake(code.ToString()),
        };
    }

    private string? Quantity(Instruction step) => step.Code switch
    {
        OpCode.Constant => "constant",
        OpCode.Input => Snake(_info.Inputs[step.Index]),
        OpCode.Output => Numbered("y", step.Index, _info.Outputs),
        OpCode.OutputGradient => Numbered("dy", step.Index, _info.Outputs),
        OpCode.Parameter => Parameter(step.Index),
        OpCode.Multiply => Product(step.Operands[0], step.Operands[1]),
        OpCode.Add => Is(step.Operands[0], 1) ? Joined("one_plus", step.Operands[1]) : null,
        OpCode.Subtract => Is(step.Operands[0], 1) ? Joined("one_minus", step.Operands[1]) : null,
        OpCode.Divide => Is(step.Operands[0], 1) ? Joined("over", step.Operands[1]) : null,
        OpCode.Negate => Joined("minus", step.Operands[0]),
        OpCode.Call when step.Function is "AtLeast" or "AtMost" => Bounded(step.Operands[0]),
        OpCode.Call when step.Operands.Length == 1 => Applied(step.Function, step.Operands[0]),
        OpCode.RowSum or OpCode.RowMean or OpCode.RowMax or OpCode.RowMaxShift => Joined(Snake(step.Code.ToString()), step.Operands[0]),
        _ => null,
    };

    private string Parameter(int index)
    {
        var elements = _info.Learnables.SelectMany(l => Enumerable.Range(0, l.Count).Select(i => Numbered(Snake(l.Name), i, l.Count)));
        return elements.ElementAt(index);
    }

    // alpha * x is alpha_x, whichever comes first.
    private string? Product(int first, int second)
    {
        if (first == second)
        {
            return _quantities[first] is { } same ? same + "_squared" : null;
        }

        if (Is(first, OpCode.Constant) || Is(second, OpCode.Constant))
        {
            var (number, other) = Is(first, OpCode.Constant) ? (first, second) : (second, first);
            return Is(number, 2) ? Joined("twice", other) : Is(number, 0.5f) ? Joined("half", other) : null;
        }

        var isSwapped = Is(second, OpCode.Parameter) && !Is(first, OpCode.Parameter);
        return _quantities[isSwapped ? second : first] is { } left ? Joined(left, isSwapped ? first : second) : null;
    }

    // Between two bounds it is bounded once.
    private string? Bounded(int clamped)
    {
        if (_quantities[clamped] is { } name && !_bounded.Contains(name))
        {
            _bounded.Add(name += "_bounded");
            return name;
        }

        return _quantities[clamped];
    }

    // The function of the input itself needs no more than its name.
    private string Applied(string function, int argument)
    {
        var name = function == "ExpOfMinusAbs" ? "exp_neg_abs" : Snake(function);
        var known = _quantities[argument];
        return known is null or "x" or "x_bounded" || name.Length + known.Length >= Longest ? name : $"{name}_{known}";
    }

    private string? Joined(string word, int step) =>
        !Is(step, OpCode.Constant) && _quantities[step] is { } known && word.Length + known.Length < Longest ? $"{word}_{known}" : null;

    private bool Is(int step, OpCode code) => _procedure.Instructions[step].Code == code;

    private bool Is(int step, float number) => Is(step, OpCode.Constant) && _procedure.Instructions[step].Constant == number;

    private static string Numbered(string name, int index, int count) =>
        count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{index}");

    private static string Snake(string name) => WordStart().Replace(name, "_").ToLowerInvariant().TrimStart('_');

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
