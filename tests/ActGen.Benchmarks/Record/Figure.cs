namespace ActGen.Benchmarks.Record;

/// <summary>One measured ratio of one run: our time divided by that of something beside it. Below 1 ours is shorter.</summary>
/// <param name="What">What was timed.</param>
/// <param name="Beside">What it was timed beside.</param>
/// <param name="Ratio">Our time divided by the other.</param>
internal sealed record Figure(string What, string Beside, double Ratio);
