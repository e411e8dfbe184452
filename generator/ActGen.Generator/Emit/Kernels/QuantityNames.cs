using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// What the steps of a kernel are called: inputs and parameters as in the formula, what is made of them by a word or two (<c>betaX</c>,
/// <c>expNegAbsBetaX</c>), what has a role in the kernel by that (<c>slope</c>), and the rest by what is done.
/// </summary>
internal sealed class QuantityNames
{
    // Names put together from more than this are harder to read than the operation.
    private const int Longest = 20;

    private static readonly Dictionary<OpCode, string> Operations = new()
    {
        [OpCode.Kept] = "kept",
        [OpCode.Add] = "sum",
        [OpCode.Subtract] = "difference",
        [OpCode.Multiply] = "product",
        [OpCode.Divide] = "quotient",
        [OpCode.Negate] = "negative",
        [OpCode.FusedMultiplyAdd] = "total",
        [OpCode.Less] = "isLess",
        [OpCode.LessOrEqual] = "isAtMost",
        [OpCode.Equal] = "isEqual",
        [OpCode.And] = "both",
        [OpCode.Or] = "either",
        [OpCode.Not] = "not",
        [OpCode.Select] = "chosen",
        [OpCode.Wide] = "exact",
        [OpCode.WideAdd] = "exactSum",
        [OpCode.WideMultiply] = "exactProduct",
        [OpCode.WideHead] = "high",
        [OpCode.WideTail] = "low",
    };

    private readonly Dictionary<Operation, string> _quantities = new();
    private readonly Dictionary<Operation, string> _roles = new();

    public void Role(Operation operation, string role)
    {
        if (!_roles.ContainsKey(operation))
        {
            _roles.Add(operation, role);
        }
    }

    public string Of(Operation operation)
    {
        var quantity = Quantity(operation);
        if (quantity is not null && (operation.Operands.IsEmpty || quantity.Length <= Longest))
        {
            _quantities[operation] = quantity;
            return quantity;
        }

        return _roles.TryGetValue(operation, out var role) ? role
            : operation.Code switch
            {
                OpCode.Divide when IsOne(operation.Operands[0]) => "inverse",
                OpCode.Call => Camel(operation.Name),
                OpCode.PairFirst => Camel(PairFusion.PartsOf(operation.Name).First),
                OpCode.PairSecond => Second(operation.Operands[0]),
                var code => Operations[code],
            };
    }

    /// <summary>The second result of a call that has two.</summary>
    public string Second(Operation pair) => Applied(PairFusion.PartsOf(pair.Name).Second, pair.Operands[0]);

    private string? Quantity(Operation operation) => operation.Code switch
    {
        OpCode.Input => operation.Name.Length == 0 ? "x" : Identifier(operation.Name),
        OpCode.Output => "y" + operation.Name,
        OpCode.OutputGradient => "dy" + operation.Name,
        OpCode.Parameter or OpCode.ColumnParameter => Identifier(operation.Name),
        OpCode.Reduction => operation.Name,
        OpCode.Multiply => Product(operation.Operands[0], operation.Operands[1]),
        OpCode.Add => IsOne(operation.Operands[0]) ? Joined("onePlus", operation.Operands[1]) : null,
        OpCode.Subtract => IsOne(operation.Operands[0]) ? Joined("oneMinus", operation.Operands[1]) : null,
        OpCode.Divide => IsOne(operation.Operands[0]) ? Joined("over", operation.Operands[1]) : null,
        OpCode.Negate => Joined("minus", operation.Operands[0]),
        OpCode.Call when operation.Name is "AtLeast" or "AtMost" => Known(operation.Operands[0]) is { } held ? Bounded(held) : null,
        OpCode.Call when operation.Operands.Length == 1 => Applied(operation.Name, operation.Operands[0]),
        OpCode.PairFirst => Applied(PairFusion.PartsOf(operation.Name).First, operation.Operands[0]),
        _ => null,
    };

    // alpha * x is alphaX, whichever comes first.
    private string? Product(Operation first, Operation second)
    {
        if (ReferenceEquals(first, second))
        {
            return Known(first) is { } same ? same + "Squared" : null;
        }

        if (first.Code == OpCode.Constant || second.Code == OpCode.Constant)
        {
            var (number, other) = first.Code == OpCode.Constant ? (first.Value, second) : (second.Value, first);
            return number switch
            {
                2 => Joined("twice", other),
                0.5 => Joined("half", other),
                _ => null,
            };
        }

        var isSwapped = second.Code is OpCode.Parameter or OpCode.ColumnParameter;
        return Known(isSwapped ? second : first) is { } left ? Joined(left, isSwapped ? first : second) : null;
    }

    private static string Bounded(string held) => held.EndsWith("Bounded", StringComparison.Ordinal) ? held : held + "Bounded";

    // The function of the input itself needs no more than its name.
    private string Applied(string function, Operation argument)
    {
        var name = function == "ExpOfMinusAbs" ? "expNegAbs" : Camel(function);
        return argument.Code == OpCode.Input || Known(argument) is not { } known || known.StartsWith("x", StringComparison.Ordinal) ? name
            : name.Length + known.Length <= Longest ? name + Pascal(known) : name;
    }

    private string? Joined(string word, Operation operation) =>
        Known(operation) is { } known && word.Length + known.Length <= Longest ? word + Pascal(known) : null;

    private string? Known(Operation operation) => _quantities.TryGetValue(operation, out var known) ? known : null;

    private static bool IsOne(Operation operation) => operation is { Code: OpCode.Constant, Value: 1 };

    public static string Pascal(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A name of the formula as that of a variable, which no function has: w[0] is w0.</summary>
    public static string Identifier(string name)
    {
        var letters = new string(name.Where(c => char.IsLetterOrDigit(c) || c == '_').ToArray()).TrimStart('_');
        return letters.Length == 0 || char.IsDigit(letters[0]) ? "value" + letters : Camel(letters);
    }
}
