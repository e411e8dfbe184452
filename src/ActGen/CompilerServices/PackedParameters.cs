using System.Buffers;
using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>
/// Several parameters laid one after another, as kernels take them, with room for their gradients. Called by generated code, which has
/// checked the lengths.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PackedParameters
{
    private readonly float[] _rented;
    private readonly int _length;
    private int _written;
    private int _taken;

    /// <summary>Room for parameters of a total length, from a pool.</summary>
    /// <param name="length">The sum of the lengths.</param>
    public PackedParameters(int length)
    {
        _rented = ArrayPool<float>.Shared.Rent(2 * length);
        _length = length;
        Gradients.Clear();
    }

    /// <summary>The parameters.</summary>
    public readonly ReadOnlySpan<float> Values => _rented.AsSpan(0, _length);

    /// <summary>Their gradients, which start at zero.</summary>
    public readonly Span<float> Gradients => _rented.AsSpan(_length, _length);

    /// <summary>Writes the next parameter.</summary>
    /// <param name="parameter">Its values.</param>
    public void Add(ReadOnlySpan<float> parameter)
    {
        parameter.CopyTo(_rented.AsSpan(_written));
        _written += parameter.Length;
    }

    /// <summary>Adds the gradient of the next parameter to a span.</summary>
    /// <param name="gradient">What it is added to.</param>
    public void Take(Span<float> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] += Gradients[_taken + i];
        }

        _taken += gradient.Length;
    }

    /// <summary>Gives the room back.</summary>
    public readonly void Dispose() => ArrayPool<float>.Shared.Return(_rented);
}
