using System.Collections.Immutable;
using ActGen.Programs;

namespace ActGen.Training.Export.PyTorch;

/// <summary>
/// Writes the steps of a procedure as Python: what is used once and short goes into the expression that uses it, the rest gets a line and a
/// name.
/// </summary>
internal sealed class PyProcedure
{
    private const int LongestInline = 60;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield",
        "ctx", "dy", "functional", "json", "math", "nn", "numpy", "self", "sum", "torch", "x", "y",
    };

    private readonly ActivationInfo _info;
    private readonly Procedure _procedure;
    private readonly ImmutableArray<string> _names;
    private readonly Func<Instruction, string> _leaf;
    private readonly List<string> _lines = [];
    private readonly PyTerm[] _terms;
    private readonly int[] _uses;
    private readonly string _suffix;
    private int _doubles;

    /// <param name="info">The activation.</param>
    /// <param name="procedure">The procedure.</param>
    /// <param name="leaf">What is read: the inputs, outputs, gradients and parameter elements.</param>
    /// <param name="suffix">What names end in, so that those of a procedure inside of another one are its own.</param>
    public PyProcedure(ActivationInfo info, Procedure procedure, Func<Instruction, string> leaf, string suffix = "")
    {
        (_info, _procedure, _leaf, _suffix) = (info, procedure, leaf, suffix);
        _names = suffix.Length == 0 ? StepNames.Of(info, procedure) : [.. procedure.Instructions.Select((_, i) => $"t{i}")];
        _terms = new PyTerm[_names.Length];
        _uses = new int[_names.Length];
        var reads = procedure.Instructions.SelectMany(step => step.Operands).Concat(procedure.Results)
            .Concat(procedure.ParameterGradients.OfType<int>());
        foreach (var step in reads)
        {
            _uses[step]++;
        }

        for (var i = 0; i < _terms.Length; i++)
        {
            _terms[i] = Shown(i, Step(procedure.Instructions[i]));
        }
    }

    /// <summary>The lines before the results.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The expression of a step.</summary>
    public PyTerm Of(int step) => _terms[step];

    /// <summary>A name that Python has no other use for.</summary>
    public static string Identifier(string name) => Reserved.Contains(name) ? name + "_" : name;

    private PyTerm Shown(int step, PyTerm term)
    {
        var instruction = _procedure.Instructions[step];
        // A result has a line of its own anyway.
        if (_uses[step] == 0 || instruction.Operands.IsEmpty || term.IsNumber
            || (_uses[step] == 1 && (term.Text.Length <= LongestInline || _procedure.Results.Contains(step))))
        {
            return term;
        }

        var name = Identifier(_names[step] + _suffix);
        _lines.Add($"{name} = {term.Text}");
        return new(name);
    }

    private PyTerm Step(Instruction step)
    {
        PyTerm Operand(int i) => _terms[step.Operands[i]];
        return step.Code switch
        {
            OpCode.Constant => _suffix.Length == 0 ? PyTerm.Number(step.Constant) : PyTerm.Precise(step.PreciseConstant),
            OpCode.Input or OpCode.Output or OpCode.OutputGradient or OpCode.Parameter => new(_leaf(step)),
            OpCode.Add or OpCode.DoubleFloatAdd => PyTerm.Infix(Operand(0), "+", Operand(1), Binding.Sum),
            OpCode.Subtract => PyTerm.Infix(Operand(0), "-", Operand(1), Binding.Sum),
            OpCode.Multiply or OpCode.DoubleFloatMultiply => PyTerm.Infix(Operand(0), "*", Operand(1), Binding.Product),
            OpCode.Divide => PyTerm.Infix(Operand(0), "/", Operand(1), Binding.Product),
            OpCode.Negate => new($"-{Operand(0).Within(Binding.Unary)}", Binding.Unary),
            OpCode.FusedMultiplyAdd => MultiplyAdd(step),
            OpCode.Less => PyTerm.Infix(Operand(0), "<", Operand(1), Binding.Comparison),
            OpCode.LessOrEqual => PyTerm.Infix(Operand(0), "<=", Operand(1), Binding.Comparison),
            OpCode.Equal => PyTerm.Infix(Operand(0), "==", Operand(1), Binding.Comparison),
            OpCode.And => new($"({Operand(0).Within(Binding.Atom)} & {Operand(1).Within(Binding.Atom)})"),
            OpCode.Or => new($"({Operand(0).Within(Binding.Atom)} | {Operand(1).Within(Binding.Atom)})"),
            OpCode.Not => new($"~{Operand(0).Within(Binding.Atom)}", Binding.Unary),
            OpCode.Select => Select(Operand(0), Operand(1), Operand(2)),
            OpCode.Call => PyPrimitives.Call(step.Function, [.. step.Operands.Select(Argument)]) ?? throw Cannot(step.Function),
            OpCode.InDouble => InDouble(step),
            OpCode.DoubleFloat => Operand(0).IsNumber ? Operand(0) with { IsNumber = false } : new(Double(Operand(0))),
            OpCode.DoubleFloatHigh => new($"{Operand(0).Within(Binding.Atom)}.to(x.dtype)"),
            OpCode.DoubleFloatLow => new($"({Operand(0).Within(Binding.Sum)} - {Operand(0).Within(Binding.Atom)}.to(x.dtype)).to(x.dtype)"),
            OpCode.RowSum => new($"{Operand(0).Within(Binding.Atom)}.sum(-1, keepdim=True)"),
            OpCode.RowMean => new($"{Operand(0).Within(Binding.Atom)}.mean(-1, keepdim=True)"),
            OpCode.RowMax or OpCode.RowMaxShift => new($"{Operand(0).Within(Binding.Atom)}.amax(-1, keepdim=True)"),
            OpCode.Total => Total(step),
            _ => throw Cannot(step.Code.ToString()),
        };
    }

    // Functions take no numbers of Python.
    private PyTerm Argument(int step) => IsConstant(step) && _suffix.Length > 0
        ? new($"torch.as_tensor({_terms[step].Text}, dtype=torch.float64, device=x.device)") : _terms[step];

    private bool IsConstant(int step) => _procedure.Instructions[step] is var instruction && (instruction.Code == OpCode.Constant
        || (!instruction.Operands.IsEmpty && instruction.Operands.All(IsConstant)));

    // Computed everywhere and chosen where the condition holds; PyTorch has no numbers of more digits than double.
    private PyTerm InDouble(Instruction step)
    {
        var inputs = step.Operands.Skip(2)
            .Select(o => _terms[o].IsNumber ? $"x.new_tensor({_terms[o].Text}).double()" : Double(_terms[o])).ToList();
        if (step.IsExtended)
        {
            _lines.Add("# The kernels compute this slow path in 32 digits; double may lose digits in it, or overflow.");
        }

        var body = new PyProcedure(_info, step.Body!, leaf => inputs[leaf.Index], $"_double{(++_doubles == 1 ? "" : _doubles)}");
        _lines.AddRange(body.Lines);
        var result = body.Of(step.Body!.Results[0]).Within(Binding.Atom);
        return new($"torch.where({_terms[step.Operands[0]].Text}, {result}.to(x.dtype), {_terms[step.Operands[1]].Text})");
    }

    // Where the sum may cancel, its addend is a double-float number, and the product must not be rounded before.
    private PyTerm MultiplyAdd(Instruction step)
    {
        var (a, b, c) = (_terms[step.Operands[0]], _terms[step.Operands[1]], _terms[step.Operands[2]]);
        return _procedure.Instructions[step.Operands[2]].Code == OpCode.DoubleFloatHigh
            ? new($"({Double(a)} * {Double(b)} + {Double(c)}).to(x.dtype)")
            : PyTerm.Infix(PyTerm.Infix(a, "*", b, Binding.Product), "+", c, Binding.Sum);
    }

    private static string Double(PyTerm term) => term.IsNumber ? term.Within(Binding.Unary) : $"{term.Within(Binding.Atom)}.double()";

    // Two numbers alone would not have the type of x.
    private static PyTerm Select(PyTerm condition, PyTerm a, PyTerm b)
    {
        var first = a.IsNumber && b.IsNumber ? $"x.new_tensor({a.Text})" : a.Text;
        var second = a.IsNumber && b.IsNumber ? $"x.new_tensor({b.Text})" : b.Text;
        return new($"torch.where({condition.Text}, {first}, {second})");
    }

    // The sum itself comes last: all that follows is linear in it.
    private PyTerm Total(Instruction step) => step.Operands.Length == 1
        ? _terms[step.Operands[0]]
        : step.Operands.Chunk(2).Select(pair => PyTerm.Infix(_terms[pair[0]], "*", _terms[pair[1]], Binding.Product))
            .Aggregate((a, b) => PyTerm.Infix(a, "+", b, Binding.Sum));

    private ExportException Cannot(string what) =>
        new(PyTorchExport.Target, $"the activation {_info.Name}", $"there is no way to compute {what}; please report it");
}
