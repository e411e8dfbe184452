using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActGen;

namespace ActGen.KernelProbe;

/// <summary>A hash of what the kernels of an activation give, NaN taken as NaN whatever its bits.</summary>
internal static class Bits
{
    private const int Rows = 256;

    // Each a value for all parameters.
    private static readonly float[] ParameterValues = [0.5f, -0.3f, 1.7f];

    public static string Of(ActivationDescriptor activation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new Random(1);
        foreach (var value in ParameterValues)
        {
            var call = new Call(activation, Rows);
            Array.Fill(call.Parameters, value);
            // Ordinary numbers, and every exponent and sign.
            for (var i = 0; i < call.Inputs.Length; i++)
            {
                call.Inputs[i] = i % 2 == 0
                    ? (random.NextSingle() * 16) - 8
                    : BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            }

            call.Run();
            foreach (var results in (float[][])[call.Outputs, call.InputGradients, call.ParameterGradients])
            {
                Add(hash, results);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = float.IsNaN(values[i]) ? float.NaN : values[i];
        }

        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
