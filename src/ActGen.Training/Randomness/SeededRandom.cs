using System.Globalization;
using System.Numerics;

namespace ActGen.Training;

/// <summary>
/// The random numbers of initialization, shuffling and dropout: xoshiro256** (Blackman and Vigna, 2018), seeded by SplitMix64.
/// The same seed gives the same bits on every machine, and the whole state can be saved as text.
/// </summary>
/// <remarks>Not for cryptography; not safe for several threads at once.</remarks>
public sealed class SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Any number; near seeds give unrelated sequences.</param>
    /// <param name="stream">Which of many unrelated sequences of the seed.</param>
    public SeededRandom(ulong seed, ulong stream = 0)
    {
        var mixed = SplitMix(ref seed) ^ stream;
        (_s0, _s1, _s2, _s3) = (SplitMix(ref mixed), SplitMix(ref mixed), SplitMix(ref mixed), SplitMix(ref mixed));
    }

    /// <summary>The whole state as 64 hexadecimal digits; setting it continues the sequence from there.</summary>
    /// <exception cref="FormatException">The text is not such a state.</exception>
    public string State
    {
        get => string.Create(CultureInfo.InvariantCulture, $"{_s0:x16}{_s1:x16}{_s2:x16}{_s3:x16}");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Length != 64
                || !TryWord(value, 0, out var a) || !TryWord(value, 1, out var b)
                || !TryWord(value, 2, out var c) || !TryWord(value, 3, out var d)
                || (a | b | c | d) == 0)
            {
                throw new FormatException($"'{value}' is no random state: 64 hexadecimal digits, not all 0, are needed");
            }

            (_s0, _s1, _s2, _s3) = (a, b, c, d);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to below a bound, each equally likely (Lemire's multiplication with rejection).</summary>
    /// <param name="bound">The bound, at least 1.</param>
    public int NextInt(int bound)
    {
        Checks.AtLeast(1, bound, nameof(bound), nameof(SeededRandom));
        var range = (ulong)bound;
        var product = (NextBits() >>> 32) * range;
        if ((uint)product < range)
        {
            var threshold = (uint)((1ul << 32) % range);
            while ((uint)product < threshold)
            {
                product = (NextBits() >>> 32) * range;
            }
        }

        return (int)(product >>> 32);
    }

    /// <summary>A multiple of 2^-24 from 0 to below 1.</summary>
    public float NextSingle() => (NextBits() >>> 40) * (1f / (1 << 24));

    /// <summary>A number from 0 to 1, never either, with 53 random bits.</summary>
    public double NextDouble() => ((NextBits() >>> 11) + 0.5) * (1.0 / (1ul << 53));

    /// <summary>A normally distributed number with mean 0 and deviation 1.</summary>
    public double NextNormal() => NormalQuantile.Of(NextDouble());

    /// <summary>Puts values into random order, every order equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="values">The values to shuffle in place.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static bool TryWord(string text, int word, out ulong value) =>
        ulong.TryParse(text.AsSpan(16 * word, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EB;
        return z ^ (z >>> 31);
    }
}
