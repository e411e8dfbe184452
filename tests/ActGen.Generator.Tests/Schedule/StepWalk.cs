using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>Takes steps in their order, each once and none before its operands.</summary>
/// <param name="memory">What is read from memory.</param>
/// <param name="faulty">A step whose result comes out wrong; null: none does.</param>
/// <param name="inFloat">Whether each result is rounded to a float, as kernels do.</param>
internal sealed class StepWalk(Func<Operation, Bounded> memory, Operation? faulty = null, bool inFloat = false)
{
    private readonly Dictionary<Operation, Bounded> _results = [];

    /// <summary>The result of a step that was taken.</summary>
    public Bounded this[Operation step]
    {
        get
        {
            Assert.True(_results.TryGetValue(step, out var result), $"step {step.Id}, {step.Code} {step.Name}, is used before it is taken");
            return result;
        }
        set => Assert.True(_results.TryAdd(step, value), $"step {step.Id}, {step.Code} {step.Name}, is taken twice");
    }

    public StepWalk Take(IEnumerable<Operation> steps)
    {
        foreach (var step in steps)
        {
            var result = step.Code != OpCode.Constant
                && step.Operands.IsEmpty ? memory(step) : StepMeanings.Of(step, [.. Arguments(step).Select(o => this[o])]);
            this[step] = !ReferenceEquals(step, faulty) ? Rounded(step, result)
                : result with
                {
                    Value = StepMeanings.IsCondition(step.Code)
                    ? 1 - result.Value
                    : result.Value + (1e-3 * Math.Max(1, Math.Abs(result.Value)))
                };
        }

        return this;
    }

    /// <summary>Steps of a loop, behind those before it.</summary>
    public StepWalk Inside(Func<Operation, Bounded> otherMemory)
    {
        var inside = new StepWalk(otherMemory, faulty, inFloat);
        foreach (var (step, result) in _results)
        {
            inside[step] = result;
        }

        return inside;
    }

    private Bounded Rounded(Operation step, Bounded result) =>
        inFloat && step.Code is not (OpCode.DoubleFloat or OpCode.DoubleFloatAdd or OpCode.DoubleFloatMultiply)
            ? result with { Value = (float)result.Value }
            : result;

    private IEnumerable<Operation> Arguments(Operation step)
    {
        if (step.Code == OpCode.PairSecond)
        {
            Assert.Equal(OpCode.PairFirst, step.Operands[0].Code);
            _ = this[step.Operands[0]];
            return step.Operands[0].Operands;
        }

        return step.Operands;
    }
}
