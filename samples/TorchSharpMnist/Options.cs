using System.Globalization;

namespace TorchSharpMnist;

/// <summary>The settings of the command line.</summary>
/// <param name="Epochs">The epochs.</param>
/// <param name="Samples">The training samples at most.</param>
/// <param name="Folder">The folder of the data.</param>
internal sealed record Options(int Epochs, int Samples, string Folder)
{
    /// <summary>How the program is called.</summary>
    public const string Usage = "TorchSharpMnist [--epochs N] [--limit SAMPLES] [--data FOLDER]";

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <exception cref="FormatException">They are not understood; the message says why.</exception>
    public static Options Parse(IReadOnlyList<string> args)
    {
        var options = new Options(5, 60_000, Path.Combine(AppContext.BaseDirectory, "data"));
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            options = args[i] switch
            {
                "--epochs" => options with { Epochs = Number(args[i], value) },
                "--limit" => options with { Samples = Number(args[i], value) },
                "--data" when value.Length > 0 => options with { Folder = value },
                "--data" => throw new FormatException("--data needs a folder of MNIST's files"),
                _ => throw new FormatException($"{args[i]} is no option ({Usage})"),
            };
        }

        return options;
    }

    private static int Number(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{option} '{text}': a number from 1 up is expected");
}
