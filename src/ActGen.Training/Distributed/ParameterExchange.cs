using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>Gives every process what the others have of the parameters that they update.</summary>
internal sealed class ParameterExchange(ProcessGroup group, WorkPartition partition, Sequential model)
{
    // Floats at rest between others that learn: fewer travel along, which is quicker than another message.
    private const int Gap = 16_384;

    private readonly int[] _starts = new int[group.Size + 1];
    private readonly float[] _answers = new float[group.Size];

    /// <summary>The new values of the parameters that learn.</summary>
    public void Values()
    {
        var start = -1;
        var end = 0;
        for (var i = 0; i < model.Parameters.Count; i++)
        {
            var parameter = model.Parameters[i];
            if (parameter.Frozen)
            {
                continue;
            }

            if (start >= 0 && parameter.Offset - end > Gap)
            {
                Gather(model.Store.Values.Span, start, end);
                start = -1;
            }

            start = start < 0 ? parameter.Offset : start;
            end = parameter.Offset + parameter.Length;
        }

        if (start >= 0)
        {
            Gather(model.Store.Values.Span, start, end);
        }
    }

    /// <summary>A buffer in the layout of the parameters: gradients, or what an optimizer keeps.</summary>
    public void All(FloatBuffer buffer) => Gather(buffer.Span, 0, buffer.Length);

    /// <summary>A number for each piece of the update plan, in the order of memory.</summary>
    public void Pieces(Span<double> numbers)
    {
        const int Floats = sizeof(double) / sizeof(float);
        for (var process = 0; process <= group.Size; process++)
        {
            _starts[process] = Floats * partition.PieceStarts[process];
        }

        group.AllGather(MemoryMarshal.Cast<double, float>(numbers), _starts);
    }

    /// <summary>Whether every process says yes.</summary>
    public bool Every(bool yes)
    {
        for (var process = 0; process <= group.Size; process++)
        {
            _starts[process] = process;
        }

        _answers[group.Rank] = yes ? 1 : 0;
        group.AllGather(_answers, _starts);
        return !_answers.AsSpan().Contains(0f);
    }

    private void Gather(Span<float> buffer, int start, int end)
    {
        for (var process = 0; process <= group.Size; process++)
        {
            _starts[process] = Math.Clamp(partition.ParameterStarts[process], start, end) - start;
        }

        group.AllGather(buffer[start..end], _starts);
    }
}
