using System.CommandLine;

namespace ActGen.Tool.Commands;

/// <summary>The <c>list</c> command: name, formula and source line of the catalogue's activations.</summary>
internal static class ListCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var part = new Argument<string?>("NAME")
        {
            Description = "A part of the names to list. [default: all]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("list", "Lists the catalogue: name, formula, and the file and line that declares it.") { part };
        command.SetAction(result =>
        {
            var found = Catalogue.Find(result.GetValue(part));
            var width = found.Max(a => a.Name.Length);
            foreach (var activation in found)
            {
                var (name, formulas) = (activation.Name, string.Join(", ", activation.Info.Formulas));
                output.WriteLine($"{name.PadRight(width)}  {formulas}  [{Catalogue.SourceLine(activation)}]");
            }

            return 0;
        });
        return command;
    }
}
