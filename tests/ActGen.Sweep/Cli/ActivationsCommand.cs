using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ActGen.Gallery.Errors;
using ActGen.Sweep.Activations;

namespace ActGen.Sweep.Cli;

/// <summary>The command <c>activations</c>: value and derivative of activations without parameters at every float.</summary>
internal static class ActivationsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var names = Names.Argument("activations to sweep");
        var stride = CountOption.Stride();
        var command = new Command("activations", "Compares value and derivative of activations without parameters with exact values.")
        {
            names, stride,
        };
        command.SetAction(result => Sweep(result.GetValue(names)!, result.GetValue(stride), output));
        return command;
    }

    private static int Sweep(string[] names, uint stride, TextWriter output)
    {
        var isGood = true;
        foreach (var row in Names.Choose(SweptActivations.All, row => row.Name, names, "activation without parameters"))
        {
            foreach (var quantity in Enum.GetValues<Quantity>())
            {
                for (var i = 0; i < row.Values.Length; i++)
                {
                    var (sweep, start) = (new ActivationSweep(row, quantity, i), Stopwatch.GetTimestamp());
                    var found = sweep.Run(stride);
                    isGood &= found.Scaled.Error <= sweep.Bound;
                    output.WriteLine(Line(row, sweep, found, Stopwatch.GetElapsedTime(start)));
                }
            }
        }

        return isGood ? SweepCommand.Good : SweepCommand.OutOfBounds;
    }

    private static string Line(SweptActivation row, ActivationSweep sweep, Found found, TimeSpan time)
    {
        var undecided = found.Undecided > 0 ? $"; double precision not enough in {found.Undecided} blocks" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Name,-20} {sweep.Of,-10} {found.Plain.Error:G5} ulp at {found.Plain}; "
            + $"in the terms of the tests {found.Scaled.Error:G4} (bound {sweep.Bound}) at x = {found.Scaled.X:G9}{undecided}  "
            + $"[{time.TotalSeconds:F1} s]");
    }
}
