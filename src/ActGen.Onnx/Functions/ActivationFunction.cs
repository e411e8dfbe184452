using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Programs;
using ActGen.Training;

namespace ActGen.Onnx.Functions;

/// <summary>
/// Makes a function of an activation: from x, channels last, and its learned parameters to y, by the steps of the generated kernel.
/// </summary>
internal sealed class ActivationFunction
{
    /// <summary>The domain of the functions.</summary>
    public const string Domain = "actgen";

    private readonly ActivationInfo _info;
    private readonly ActivationProgram _program;
    private readonly FunctionLibrary _library;
    private readonly NodeList _nodes;
    private readonly string _x;
    private readonly Dictionary<int, string> _elements = [];
    private readonly Dictionary<(int Step, string Guards, float Harmless), Term> _guarded = [];
    private readonly Dictionary<int, Term> _doubles = [];
    private readonly Dictionary<int, Term> _failing = [];
    private readonly Term?[] _done;
    private readonly StepGuards _guards;
    private IReadOnlyList<string> _names = [];
    private Term[] _inputs = [];

    private ActivationFunction(ActivationInfo info, FunctionLibrary library)
    {
        (_info, _library) = (info, library);
        _program = info.Program ?? throw new ExportException(
            OnnxExport.Target, $"the activation {info.Name}",
            "it was written by hand, so there is no formula to export; declare it with [Activation]");
        (_done, _guards) = (new Term?[_program.Forward.Instructions.Length], new StepGuards(_program.Forward));
        _x = info.Learnables.Any(l => l.Name == "x") ? "input" : "x";
        _nodes = new NodeList([_x, .. info.Learnables.Select(l => l.Name)]);
    }

    /// <summary>The function of an activation.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="library">Receives the functions that it calls.</param>
    /// <exception cref="ExportException">A part of it cannot be computed with ONNX's operators.</exception>
    public static OnnxFunction Create(ActivationInfo info, string name, FunctionLibrary library) =>
        new ActivationFunction(info, library).Write(name);

    private OnnxFunction Write(string name)
    {
        _inputs = Split();
        _names = StepNames.Of(_info, _program.Forward);
        string[] results = [.. _program.Forward.Results.Select(r => Done(r).Name)];
        var y = results.Length == 1
            ? _nodes.Add("Identity", "y", results)
            : _nodes.Add("Concat", "y", results, new IntegerAttribute("axis", -1));
        return new OnnxFunction(
            Domain, name, [_x, .. _info.Learnables.Select(l => l.Name)], [y], _nodes.Nodes, string.Join(", ", _info.Formulas));
    }

    // Several inputs lie in the last axis, as parts or as groups of neighbors.
    private Term[] Split()
    {
        var count = _info.Inputs.Count;
        if (count == 1)
        {
            return [new Term(_nodes, _x)];
        }

        if (_info.Layout == InputLayout.Split)
        {
            return [.. _nodes.Add("Split", _info.Inputs, [_x], new IntegerAttribute("axis", -1)).Select(part => new Term(_nodes, part))];
        }

        string axes = _nodes.Integers("last_axis", -1), step = _nodes.Integers("step", count), end = _nodes.Integers("end", long.MaxValue);
        return
        [
            .. _info.Inputs.Select((name, i) =>
                new Term(_nodes, _nodes.Add("Slice", name, [_x, _nodes.Integers("start", i), end, axes, step]))),
        ];
    }

    // A step is written when something asks for it: those of slow paths alone never are.
    private Term Done(int step) => _done[step] ??= Write(_program.Forward.Instructions[step], step, _names[step]);

    private Term Write(Instruction step, int number, string name)
    {
        var harmless = StepGuards.Harmless(step);
        Term Operand(int i) => harmless?[i] is { } value ? Guarded(step.Operands[i], _guards.Of(number), value) : Done(step.Operands[i]);
        Term Named(int i) => Operand(i) with { Label = name };
        return step.Code switch
        {
            OpCode.Constant => new Term(_nodes, _nodes.Constant(step.Constant)),
            OpCode.Input => _inputs[step.Index],
            OpCode.Parameter => Element(step.Index),
            OpCode.Add => Named(0) + Operand(1),
            OpCode.Subtract => Named(0) - Operand(1),
            OpCode.Multiply => Named(0) * Operand(1),
            OpCode.Divide => Named(0) / Operand(1),
            OpCode.Negate => -Named(0),
            OpCode.FusedMultiplyAdd => MultiplyAdd(step, name),
            OpCode.Less => Named(0) < Operand(1),
            OpCode.LessOrEqual => Named(0) <= Operand(1),
            OpCode.Equal => Named(0).Is(Operand(1)),
            OpCode.And => Named(0) & Operand(1),
            OpCode.Or => Named(0) | Operand(1),
            OpCode.Not => !Named(0),
            OpCode.Select => Named(0).Choose(Operand(1), Operand(2)),
            OpCode.Call => Call(step.Function, Named(0), [.. Enumerable.Range(1, step.Operands.Length - 1).Select(Operand)]),
            // In float everywhere: ONNX Runtime lacks most functions in double precision.
            OpCode.InDouble => Operand(1),
            OpCode.DoubleFloat => Named(0).Cast(OnnxType.Double),
            OpCode.DoubleFloatAdd => Named(0) + Operand(1),
            OpCode.DoubleFloatMultiply => Named(0) * Operand(1),
            OpCode.DoubleFloatHigh => Named(0).Cast(OnnxType.Float),
            OpCode.DoubleFloatLow => (Operand(0) - Operand(0).Cast(OnnxType.Float).Cast(OnnxType.Double)) is var tail
                ? (tail with { Label = name }).Cast(OnnxType.Float) : tail,
            OpCode.RowSum => Named(0).Apply("ReduceSum", [new Term(_nodes, _nodes.Integers("last_axis", -1))], KeepAxis),
            OpCode.RowMean => Named(0).Apply("ReduceMean", [], LastAxis, KeepAxis),
            OpCode.RowMax or OpCode.RowMaxShift => Named(0).Apply("ReduceMax", [], LastAxis, KeepAxis),
            _ => throw Cannot($"it has no operator for {step.Code}"),
        };
    }

    private static IntegersAttribute LastAxis { get; } = new("axes", [-1]);

    private static IntegerAttribute KeepAxis { get; } = new("keepdims", 1);

    // The product must not be rounded, or it would be seen where the sum cancels: in double precision it is exact.
    private Term MultiplyAdd(Instruction step, string name)
    {
        var exact = (InDouble(step.Operands[0]) * InDouble(step.Operands[1])) + InDouble(step.Operands[2]);
        return (exact with { Label = name }).Cast(OnnxType.Float);
    }

    private Term InDouble(int step)
    {
        if (!_doubles.TryGetValue(step, out var wide))
        {
            wide = Done(step).Cast(OnnxType.Double);
            _doubles.Add(step, wide);
        }

        return wide;
    }

    // The step where its guards hold, a harmless number elsewhere.
    private Term Guarded(int step, IReadOnlyList<IReadOnlyList<Guard>> ways, float harmless)
    {
        if (ways.Count == 0 || _program.Forward.Instructions[step].Code == OpCode.Constant)
        {
            return Done(step);
        }

        var key = (step, string.Join(" | ", ways.Select(way => string.Join(" & ", way))), harmless);
        if (!_guarded.TryGetValue(key, out var guarded))
        {
            guarded = ways is [[{ Holds: false } only]]
                ? Done(only.Condition).Choose(harmless, Done(step))
                : ways.Select(way => way.Select(Holding).Aggregate((all, guard) => all & guard)).Aggregate((some, way) => some | way)
                    .Choose(Done(step), harmless);
            _guarded.Add(key, guarded);
        }

        return guarded;
    }

    private Term Holding(Guard guard)
    {
        if (guard.Holds)
        {
            return Done(guard.Condition);
        }

        if (!_failing.TryGetValue(guard.Condition, out var failing))
        {
            failing = !Done(guard.Condition);
            _failing.Add(guard.Condition, failing);
        }

        return failing;
    }

    private Term Call(string primitive, Term first, Term[] others)
    {
        var row = PrimitiveRow.Find(primitive) ?? throw Cannot($"it has no way to compute {primitive}");
        return first.Apply(row.Operator is { } standard ? standard : _library.Require(row, others.Length + 1), others);
    }

    // A vector parameter has its elements along the first axis.
    private Term Element(int index)
    {
        if (!_elements.TryGetValue(index, out var name))
        {
            var (learnable, element) = _program.Parameters[index];
            name = learnable.Count == 1
                ? learnable.Name
                : _nodes.Add(
                    "Gather", $"{learnable.Name}_{element}",
                    [learnable.Name, _nodes.Add("Constant", "element", [], new IntegerAttribute("value_int", element))],
                    new IntegerAttribute("axis", 0));
            _elements.Add(index, name);
        }

        return new Term(_nodes, name);
    }

    private ExportException Cannot(string reason) => new(OnnxExport.Target, $"the activation {_info.Name}", reason);
}
