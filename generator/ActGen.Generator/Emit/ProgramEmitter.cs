using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes down what the kernels compute, forward and backward, as text that <c>ActGen.Programs</c> reads when somebody asks: the same steps
/// with the same roundings, without loops, passes, and steps that stand for two results. Such pairs have the bits of the two calls.
/// </summary>
/// <remarks>
/// One step after another, <c>name operand operand;</c>, where an operand is the number of an earlier step. Then the results, <c>y</c>, and
/// the gradients of the parameter elements, <c>d</c>, of which <c>-</c> is zero.
/// </remarks>
internal sealed class ProgramEmitter
{
    // The names that ActGen.Programs.ProgramParser reads. Steps that are not here are written by their own rows below.
    private static readonly Dictionary<OpCode, string> Mnemonics = new()
    {
        [OpCode.Input] = "x",
        [OpCode.Output] = "o",
        [OpCode.OutputGradient] = "g",
        [OpCode.Add] = "+",
        [OpCode.Subtract] = "-",
        [OpCode.Multiply] = "*",
        [OpCode.Divide] = "/",
        [OpCode.Negate] = "n",
        [OpCode.FusedMultiplyAdd] = "f",
        [OpCode.Less] = "<",
        [OpCode.LessOrEqual] = "l",
        [OpCode.Equal] = "=",
        [OpCode.And] = "&",
        [OpCode.Or] = "|",
        [OpCode.Not] = "!",
        [OpCode.Select] = "?",
        [OpCode.DoubleFloat] = "w",
        [OpCode.DoubleFloatAdd] = "a",
        [OpCode.DoubleFloatMultiply] = "m",
        [OpCode.DoubleFloatHigh] = "h",
        [OpCode.DoubleFloatLow] = "t",
    };

    private readonly List<string> _lines = new();
    private readonly Dictionary<Operation, int> _steps = new();
    private readonly Dictionary<int, int> _saved = new();
    private readonly List<int> _reductions = new();
    private readonly ActivationModel _model;
    private int _count;

    private ProgramEmitter(ActivationModel model) => _model = model;

    /// <summary>The program of each direction.</summary>
    public static (string Forward, string Backward) Write(ActivationModel model) => model.Kernels switch
    {
        ElementKernels elements => (
            Element(model, elements.Forward, isBackward: false),
            Element(model, elements.BackwardFromOutput ?? elements.Backward, isBackward: true)),
        RowKernels rows => (RowsOf(model, rows.Forward), RowsOf(model, rows.BackwardFromOutput ?? rows.Backward)),
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };

    // The loop that decides nothing beforehand has all steps; the others have the same bits.
    private static string Element(ActivationModel model, KernelSchedule schedule, bool isBackward)
    {
        var emitter = new ProgramEmitter(model);
        var loop = schedule.Loops[schedule.Loops.Count - 1];
        emitter.Write(loop.Before.Concat(loop.Body));
        foreach (var sum in loop.Sums)
        {
            var terms = sum.Terms.SelectMany(t => new[] { emitter._steps[t.Gradient], emitter._steps[t.Derivative] });
            emitter._steps[sum.Total] = emitter.Step("s", terms);
        }

        emitter.Write(loop.After);
        return emitter.Finish(
            loop.Results, loop.ParameterGradients.Where(_ => isBackward).Select(g => g is null ? (int?)null : emitter._steps[g]));
    }

    // What is computed in double precision comes behind a mark.
    private static string RowsOf(ActivationModel model, RowSchedule schedule) => Rows(model, schedule) + (schedule.InDouble is { } inDouble
        ? "#" + DoubleProgram.Write(inDouble, Elements(model).ToList()) : "");

    private static string Rows(ActivationModel model, RowSchedule schedule)
    {
        var emitter = new ProgramEmitter(model);
        foreach (var pass in schedule.Passes)
        {
            emitter.Write(pass.Before.Concat(pass.Body));
            foreach (var (value, place) in pass.Saves)
            {
                emitter._saved[place] = emitter._steps[value];
            }

            foreach (var term in pass.Reductions)
            {
                var chains = pass.IsShort ? RowKernelEmitter.Chains : 1;
                emitter._reductions.Add(emitter.Step(Mnemonic(term.Function), new[] { emitter._steps[term.Value], chains }));
            }
        }

        var last = schedule.Passes[schedule.Passes.Count - 1];
        var (layers, columns) = (new Queue<Operation?>(last.LayerGradients), new Queue<Operation?>(last.ColumnGradients));
        var gradients = layers.Count + columns.Count == 0
            ? Enumerable.Empty<Operation?>()
            : Elements(model).Select(e => (e.IsLayer ? layers : columns).Dequeue());
        return emitter.Finish(
            last.Results, gradients.Select(g => g is null ? (int?)null : emitter.Step("s", new[] { emitter._steps[g] })).ToList());
    }

    /// <summary>The name of a step that reads.</summary>
    public static string Mnemonic(OpCode code) => Mnemonics[code];

    /// <summary>The name of a step that reduces.</summary>
    public static string Mnemonic(Reduction reduction) => "row" + reduction.ToString().ToLowerInvariant();

    // The parameter elements in their order, and whether there is one value of each.
    private static IEnumerable<(string Name, bool IsLayer)> Elements(ActivationModel model) =>
        model.Bound.Learnables.SelectMany(l => l.Elements.Select(e => (e.Name, l.Declaration.Per == Per.Layer)));

    private void Write(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations.Where(o => !_steps.ContainsKey(o)))
        {
            _steps.Add(operation, Write(operation));
        }
    }

    private int Write(Operation operation) => operation.Code switch
    {
        // Zeros are written as the kernels have them, without a sign.
        OpCode.Constant => Line("c " + Bits(operation.Value == 0 ? 0f : (float)operation.Value)),
        OpCode.Parameter or OpCode.ColumnParameter => Step("p", new[] { ElementOf(operation.Name) }),
        OpCode.Input or OpCode.Output or OpCode.OutputGradient => Step(Mnemonics[operation.Code], new[] { operation.Index }),
        OpCode.Reduction => _reductions[operation.Index],
        OpCode.Saved => _saved[operation.Index],
        OpCode.InDouble => Line(
            $"{(operation.Form!.IsExtended ? "e" : "i")} {string.Join(" ", Operands(operation).Select(Text))} "
                + DoubleProgram.Write(operation.Form!)),
        OpCode.Call => Step(operation.Name, Operands(operation)),
        OpCode.PairFirst => Step(PairFusion.PartsOf(operation.Name).First, Operands(operation)),
        OpCode.PairSecond => Step(PairFusion.PartsOf(operation.Operands[0].Name).Second, Operands(operation.Operands[0])),
        var code => Step(Mnemonics[code], Operands(operation)),
    };

    private IEnumerable<int> Operands(Operation operation) => operation.Operands.Select(o => _steps[o]);

    private int ElementOf(string name) => Elements(_model).ToList().FindIndex(e => e.Name == name);

    private int Step(string name, IEnumerable<int> operands) => Line($"{name} {string.Join(" ", operands.Select(Text))}");

    private int Line(string line)
    {
        _lines.Add(line);
        return _count++;
    }

    private string Finish(IReadOnlyList<Operation> results, IEnumerable<int?> gradients)
    {
        var places = gradients.Select(g => g is { } step ? Text(step) : "-").ToList();
        _lines.Add($"y {string.Join(" ", results.Select(r => Text(_steps[r])))}");
        if (places.Count > 0)
        {
            _lines.Add($"d {string.Join(" ", places)}");
        }

        return string.Join(";", _lines);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Bits(float value) =>
        BitConverter.ToUInt32(BitConverter.GetBytes(value), 0).ToString("x", CultureInfo.InvariantCulture);
}
