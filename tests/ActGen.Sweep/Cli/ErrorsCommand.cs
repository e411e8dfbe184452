using System.CommandLine;
using System.Globalization;
using ActGen.Gallery.Errors;
using ActGen.Sweep.Errors;

namespace ActGen.Sweep.Cli;

/// <summary>The command <c>errors</c>: measures value and derivative of each activation at a sample, with many digits.</summary>
internal static class ErrorsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var names = Names.Argument("activations to measure");
        var record = new Option<bool>("--record")
        {
            Description = "Keep what was measured in Results/errors.tsv, which the gallery shows.",
        };
        var readme = new Option<bool>("--readme")
        {
            Description = "Measure nothing: write the tables of README and of the catalogue's page from Results/errors.tsv.",
        };
        var command = new Command("errors", "Measures value and derivative of each activation at a sample of inputs.")
        {
            names, record, readme,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(record) && (result.GetValue(readme) || result.GetValue(names)!.Length > 0))
            {
                result.AddError("--record keeps all activations: it takes neither a name nor --readme");
            }
        });
        command.SetAction(result =>
            result.GetValue(readme) ? WriteReadme(output) : Measure(result.GetValue(names)!, result.GetValue(record), output));
        return command;
    }

    private static int Measure(string[] names, bool isRecorded, TextWriter output)
    {
        var table = new ErrorTable(
            ErrorPoints.All, ErrorMeasurement.Run(Names.Choose(MeasuredActivations.All, a => a.Name, names, "activation")));
        foreach (var series in table.Series)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{series.Activation,-26}{series.Input,-4}{series.Quantity,-12}{Show(series.Worst(table.Points)),-30}"
                + $"unexplained {Show(series.Unexplained),-30}textbook {Show(series.Textbook)}"));
        }

        if (isRecorded)
        {
            ErrorFile.Write(table);
            output.WriteLine(ErrorFile.Path);
        }

        return SweepCommand.Good;
    }

    private static int WriteReadme(TextWriter output)
    {
        var table = ErrorFile.Read();
        foreach (var page in ErrorPages.Write(table))
        {
            output.WriteLine(page);
        }

        return SweepCommand.Good;
    }

    private static string Show(WorstError? worst) =>
        worst is { } w ? string.Create(CultureInfo.InvariantCulture, $"{ErrorTable.Show(w.Ulps)} at {w.X:G6}") : "-";
}
