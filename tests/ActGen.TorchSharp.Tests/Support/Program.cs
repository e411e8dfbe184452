using ActGen.TorchSharp.Tests.Speed;

namespace ActGen.TorchSharp.Tests.Support;

/// <summary>This assembly as a program: the sample on MNIST where libtorch loads only here, and the measurement of speed.</summary>
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
            case ["mnist", .. var rest]:
                return TorchSharpMnist.Program.Main(rest);
            case ["speed"]:
                SpeedCommand.Run();
                return 0;
            default:
                Console.Error.WriteLine("mnist [OPTIONS] | speed");
                return 2;
        }
    }
}
