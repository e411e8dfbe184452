namespace MnistTrainer.Exports;

/// <summary>A format that trained networks are written in.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Summary">What the file is, in a few words.</param>
/// <param name="Write">
/// Writes the file whole. It throws an <see cref="ActGen.Training.ExportException"/> before it writes anything where the format has no
/// words for a layer.
/// </param>
internal sealed record ExportFormat(string Name, string Summary, Action<TrainedRun, string> Write);
