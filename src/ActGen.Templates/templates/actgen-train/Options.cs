using System.Globalization;

namespace Acme.Training;

/// <summary>The command line: <c>[FOLDER] [--epochs N]</c>.</summary>
/// <param name="Folder">A folder with the files of MNIST or of a set in its format; null for points of spirals.</param>
/// <param name="Epochs">How often the network sees the data.</param>
internal sealed record Options(string? Folder, int Epochs)
{
    /// <summary>How the program is called.</summary>
    public const string Usage = "dotnet run -c Release -- [FOLDER OF IDX FILES] [--epochs N]";

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <exception cref="FormatException">One is wrong; the message says which.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options(null, 10);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--epochs" => options with { Epochs = Number(args.ElementAtOrDefault(++i)) },
                ['-', ..] => throw new FormatException($"{args[i]} is no option ({Usage})"),
                _ when options.Folder is not null => throw new FormatException($"{args[i]}: a second folder ({Usage})"),
                var folder => options with { Folder = folder },
            };
        }

        return options;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"--epochs {text}: a number from 1 up is expected ({Usage})");
}
