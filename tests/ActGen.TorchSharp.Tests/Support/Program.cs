using System.Globalization;
using ActGen.TorchSharp.Tests.Mnist;
using ActGen.TorchSharp.Tests.Speed;

namespace ActGen.TorchSharp.Tests.Support;

/// <summary>This assembly as a program.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        if (TorchLibrary.Problem is { } problem)
        {
            Console.Error.WriteLine($"error: libtorch cannot be loaded: {problem}");
            return 2;
        }

        switch (args)
        {
            case ["mnist"]:
                MnistTraining.Run(60_000, epochs: 5, Console.WriteLine);
                return 0;
            case ["mnist", var epochs] when int.TryParse(epochs, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                MnistTraining.Run(60_000, count, Console.WriteLine);
                return 0;
            case ["speed"]:
                SpeedCommand.Run();
                return 0;
            default:
                Console.Error.WriteLine("mnist [EPOCHS] | speed");
                return 2;
        }
    }
}
