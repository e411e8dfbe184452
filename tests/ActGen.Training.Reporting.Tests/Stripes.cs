namespace ActGen.Training.Reporting.Tests;

/// <summary>Rows of 8 numbers of three classes: where the largest one is, left, middle or right.</summary>
internal sealed class Stripes(int count) : IDataset
{
    public int Count => count;

    public Shape SampleShape { get; } = [8];

    public TargetFormat Target { get; } = TargetFormat.Classes(3);

    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        for (var row = 0; row < indices.Length; row++)
        {
            var index = indices[row];
            targets.Classes[row] = index % 3;
            for (var i = 0; i < 8; i++)
            {
                inputs[(row * 8) + i] = (i / 3 == index % 3 ? 1f : 0f) + (((index * 7) + (i * 13)) % 11 / 22f);
            }
        }
    }
}
