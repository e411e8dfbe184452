using System.CommandLine;
using ActGen.Sweep.Activations;
using ActGen.Sweep.Errors;

namespace ActGen.Sweep.Cli;

/// <summary>The command <c>list</c>: the names that the others take.</summary>
internal static class ListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command("list", "Prints the names that the other commands take.");
        command.SetAction(_ =>
        {
            Print("primitives", PrimitivesCommand.AllNames);
            Print("activations", SweptActivations.All.Select(a => a.Name));
            Print("errors", MeasuredActivations.All.Select(a => a.Name));
            return SweepCommand.Good;
        });
        return command;

        void Print(string name, IEnumerable<string> names) => output.WriteLine($"{name}: {string.Join(' ', names)}");
    }
}
