namespace ActGen.Training;

/// <summary>
/// Samples with targets that can be copied out in any order. An implementation may keep them in a smaller form (images as bytes)
/// and convert them while copying.
/// </summary>
/// <remarks>Batches are copied by several threads at once: <see cref="CopyBatch"/> must not change anything that is shared.</remarks>
public interface IDataset
{
    /// <summary>Number of samples.</summary>
    int Count { get; }

    /// <summary>Shape of one sample, channels last.</summary>
    Shape SampleShape { get; }

    /// <summary>The form of the targets.</summary>
    TargetFormat Target { get; }

    /// <summary>Copies samples, scaled as the network wants them.</summary>
    /// <param name="indices">The samples to copy, each below <see cref="Count"/>.</param>
    /// <param name="inputs">Receives the inputs, sample after sample: the number of indices times the size of a sample.</param>
    /// <param name="targets">Receives the target of each sample, as <see cref="Target"/> says.</param>
    void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets);
}
