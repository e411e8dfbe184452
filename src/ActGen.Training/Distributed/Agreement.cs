using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ActGen.Training;

/// <summary>Makes sure, before they train, that all processes are about to do the same.</summary>
internal static class Agreement
{
    /// <summary>Compares what the processes start from.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="facts">A name for what is compared, and what it is in this process.</param>
    /// <exception cref="ProcessesDifferException">Some have something else; in every process.</exception>
    public static void Check(ProcessGroup group, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        if (group.Size == 1)
        {
            return;
        }

        const int Floats = SHA256.HashSizeInBytes / sizeof(float);
        var digests = new float[group.Size * Floats];
        int[] starts = [.. Enumerable.Range(0, group.Size + 1).Select(process => process * Floats)];
        foreach (var (name, value) in facts)
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(value), MemoryMarshal.AsBytes(digests.AsSpan(starts[group.Rank], Floats)));
            group.AllGather(digests, starts);
            var bytes = MemoryMarshal.AsBytes(digests.AsSpan());
            for (var process = 1; process < group.Size; process++)
            {
                if (!bytes[..SHA256.HashSizeInBytes].SequenceEqual(bytes.Slice(process * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes)))
                {
                    throw new ProcessesDifferException(
                        $"process {process} of {group.Size} has other {name} than process 0; "
                        + "all of them need the same model, options and data");
                }
            }
        }
    }
}
