using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// The names of the steps of a kernel: inputs and parameters as in the formula, what is made of them by a word or two (<c>betaX</c>,
/// <c>onePlusExpX</c>), what has a role in the kernel by that (<c>slope</c>, <c>yThenFactor</c>), and the rest by what is done.
/// </summary>
internal sealed class QuantityNames
{
    // Names put together from more than this are harder to read than the operation.
    private const int Longest = 26;

    // Parameters are written before inputs, and both before what is made of them.
    private const int Made = 2;

    private static readonly Dictionary<OpCode, string> Operations = new()
    {
        [OpCode.Saved] = "savedValue",
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
        [OpCode.InDouble] = "inDouble",
        [OpCode.DoubleFloat] = "exact",
        [OpCode.DoubleFloatAdd] = "exactSum",
        [OpCode.DoubleFloatMultiply] = "exactProduct",
        [OpCode.DoubleFloatHigh] = "high",
        [OpCode.DoubleFloatLow] = "low",
    };

    // What a step adds to the names of those that are made of it: of a clamped value, the value.
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
        if (Bounds.Clamped(operation) is { } clamped && Known(clamped) is { } whole)
        {
            _quantities[operation] = whole;
            return whole + "Bounded";
        }

        var quantity = Quantity(operation);
        if (quantity is not null && (operation.Operands.IsEmpty || quantity.Length <= Longest))
        {
            _quantities[operation] = quantity;
            return quantity;
        }

        return operation.Code switch
        {
            OpCode.Call when Bounds.Clamped(operation) is null => FunctionName(operation.Name),
            OpCode.PairFirst => FunctionName(PairFusion.PartsOf(operation.Name).First),
            OpCode.PairSecond => Second(operation.Operands[0]),
            OpCode.DoubleFloatHigh or OpCode.DoubleFloatLow => Operations[operation.Code],
            _ when _roles.TryGetValue(operation, out var role) => role,
            OpCode.Divide when IsOne(operation.Operands[0]) => "inverse",
            OpCode.Call => "bounded",
            var code => Operations[code],
        };
    }

    /// <summary>The second result of a call that has two.</summary>
    public string Second(Operation pair)
    {
        var function = PairFusion.PartsOf(pair.Name).Second;
        return Applied(function, pair.Operands[0]) ?? FunctionName(function);
    }

    private string? Quantity(Operation operation) => operation.Code switch
    {
        OpCode.Input => operation.Name.Length == 0 ? "x" : Identifier(operation.Name),
        OpCode.Output => "y" + operation.Name,
        OpCode.OutputGradient => "dy" + operation.Name,
        OpCode.Parameter or OpCode.ColumnParameter => Identifier(operation.Name),
        OpCode.Reduction => operation.Name,
        OpCode.Multiply => Product(operation.Operands[0], operation.Operands[1]),
        OpCode.Add => Sum(operation.Operands[0], operation.Operands[1]),
        OpCode.Subtract => Joined(Word(operation.Operands[0]), "Minus", Word(operation.Operands[1])),
        OpCode.FusedMultiplyAdd => Total(operation),
        OpCode.Divide when IsOne(operation.Operands[0]) => Joined("over", "", Known(operation.Operands[1])),
        OpCode.Divide => Joined(Word(operation.Operands[0]), "Over", Known(operation.Operands[1])),
        OpCode.Negate => Joined("minus", "", Known(operation.Operands[0])),
        OpCode.Less => Compared(operation, "Below", "Above", "Negative", "Positive"),
        OpCode.LessOrEqual => Compared(operation, "AtMost", "AtLeast", "NotPositive", "NotNegative"),
        OpCode.DoubleFloat => Joined("exact", "", Word(operation.Operands[0])),
        OpCode.DoubleFloatMultiply when ReferenceEquals(operation.Operands[0], operation.Operands[1]) => Squared(operation.Operands[0]),
        OpCode.Call when operation.Operands.Length == 1 => Applied(operation.Name, operation.Operands[0]),
        OpCode.PairFirst => Applied(PairFusion.PartsOf(operation.Name).First, operation.Operands[0]),
        _ => null,
    };

    private string? Product(Operation first, Operation second)
    {
        if (ReferenceEquals(first, second))
        {
            return Squared(first);
        }

        var (number, other) = first.Code == OpCode.Constant ? (first, second) : (second, first);
        if (number.Code == OpCode.Constant)
        {
            return number.Value switch
            {
                2 => Joined("twice", "", Known(other)),
                0.5 => Joined("half", "", Known(other)),
                _ => null,
            };
        }

        // alpha * x is alphaX, whichever comes first; what is made of more is told apart.
        var (left, right) = Rank(second) < Rank(first) ? (second, first) : (first, second);
        return right.Code == OpCode.Multiply && right.Operands.IndexOf(left) is var place and >= 0
            ? Joined(Squared(left), "", Known(right.Operands[1 - place]))
            : Joined(Known(left), Rank(left) < Made ? "" : "Times", Known(right));
    }

    private string? Squared(Operation operation) => Known(operation) is { } known ? known + "Squared" : null;

    // What is added negated is taken away.
    private string? Sum(Operation first, Operation second) => (first.Code, second.Code) switch
    {
        (OpCode.Negate, _) => Joined(Word(second), "Minus", Known(first.Operands[0])),
        (_, OpCode.Negate) => Joined(Word(first), "Minus", Known(second.Operands[0])),
        _ => Joined(Word(first), "Plus", Word(second)),
    };

    private static int Rank(Operation operation) => operation.Code switch
    {
        OpCode.Parameter or OpCode.ColumnParameter => 0,
        OpCode.Input => 1,
        _ => Bounds.Clamped(operation) is { } clamped ? Rank(clamped) : Made,
    };

    // Of a product that has a name, what is added comes after it, but for a number.
    private string? Total(Operation operation)
    {
        var added = operation.Operands[2];
        var product = Product(operation.Operands[0], operation.Operands[1]);
        return added.Code == OpCode.Constant ? Joined(Word(added), "Plus", product) : Joined(product, "Plus", Known(added));
    }

    private string? Compared(Operation operation, string less, string greater, string lessThanZero, string greaterThanZero)
    {
        var (left, right) = (operation.Operands[0], operation.Operands[1]);
        return (left.Code, right.Code) switch
        {
            (_, OpCode.Constant) => Joined("is", "", Joined(Known(left), "", IsZero(right) ? lessThanZero : less)),
            (OpCode.Constant, _) => Joined("is", "", Joined(Known(right), "", IsZero(left) ? greaterThanZero : greater)),
            _ => Joined("is", "", Joined(Known(left), less, Known(right))),
        };
    }

    // The function of the input itself needs no more than its name.
    private string? Applied(string function, Operation argument) =>
        (Bounds.Clamped(argument) ?? argument).Code == OpCode.Input
        ? FunctionName(function)
        : Joined(FunctionName(function), "", Known(argument));

    private static string FunctionName(string function) => function == "ExpOfMinusAbs" ? "expNegAbs" : Camel(function);

    private static string? Joined(string? first, string between, string? second) =>
        first is not null && second is not null && first.Length + between.Length + second.Length <= Longest
        ? first + between + Pascal(second) : null;

    // A number by its word, where it has a short one.
    private string? Word(Operation operation) => operation.Code != OpCode.Constant ? Known(operation) : operation.Value switch
    {
        -1 => "minusOne",
        0.5 => "half",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        _ => null,
    };

    private string? Known(Operation operation) => _quantities.TryGetValue(operation, out var known) ? known : null;

    private static bool IsOne(Operation operation) => operation is { Code: OpCode.Constant, Value: 1 };

    private static bool IsZero(Operation operation) => operation is { Code: OpCode.Constant, Value: 0 };

    public static string Pascal(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A name of the formula as that of a variable, which no function has: w[0] is w0.</summary>
    public static string Identifier(string name)
    {
        var letters = new string(name.Where(c => char.IsLetterOrDigit(c) || c == '_').ToArray()).TrimStart('_');
        return letters.Length == 0 || char.IsDigit(letters[0]) ? "value" + letters : Camel(letters);
    }
}
