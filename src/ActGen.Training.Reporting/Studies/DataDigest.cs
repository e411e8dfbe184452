using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActGen.Training.Reporting;

/// <summary>Tells data sets apart by their contents: the number of samples, their shape, the targets, and a hash of all numbers.</summary>
public static class DataDigest
{
    private const int RowsAtATime = 256;
    private const int Digits = 16;

    /// <summary>A data set in a few words: <c>10000 samples of [28, 28, 1] with 10 classes, sha256 0123456789abcdef</c>.</summary>
    /// <param name="data">The data set; all of it is read.</param>
    public static string Of(IDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (inputSize, valueCount) = (data.SampleShape.Size, data.Target.ValueCount);
        var indices = new int[RowsAtATime];
        var classes = new int[RowsAtATime];
        var (inputs, values) = (new float[RowsAtATime * inputSize], new float[RowsAtATime * valueCount]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var start = 0; start < data.Count; start += RowsAtATime)
        {
            var rows = Math.Min(RowsAtATime, data.Count - start);
            for (var row = 0; row < rows; row++)
            {
                indices[row] = start + row;
            }

            var batch = inputs.AsSpan(0, rows * inputSize);
            var targets = values.AsSpan(0, rows * valueCount);
            data.CopyBatch(
                indices.AsSpan(0, rows), batch, valueCount > 0 ? new Targets(rows, targets) : new Targets(classes.AsSpan(0, rows)));
            hash.AppendData(MemoryMarshal.AsBytes(batch));
            hash.AppendData(valueCount > 0 ? MemoryMarshal.AsBytes(targets) : MemoryMarshal.AsBytes(classes.AsSpan(0, rows)));
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
        return string.Create(
            CultureInfo.InvariantCulture, $"{data.Count} samples of {data.SampleShape} with {data.Target}, sha256 {digest}");
    }
}
