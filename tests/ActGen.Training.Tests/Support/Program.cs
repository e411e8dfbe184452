using ActGen.Training.Tests.Fitting;

namespace ActGen.Training.Tests.Support;

/// <summary>
/// This assembly as a program: it prints the hash of a short training, to compare processes with other SIMD widths.
/// </summary>
internal static class Program
{
    private static void Main() =>
        Console.WriteLine($"{ReproducibilityTests.Train(threads: 2).Weights}\n{ReproducibilityTests.TrainAllLayers(threads: 2)}");
}
