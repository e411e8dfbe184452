using System.CommandLine;
using ActGen.Activations;
using ActGen.Gallery.Exhibits;
using ActGen.Gallery.Page;
using ActGen.Tool.Projects;
using ActGen.Training;
using ActGen.Training.Reporting;

namespace ActGen.Tool.Commands;

/// <summary>The <c>gallery</c> command: a page with pictures of a project's activations.</summary>
internal static class GalleryCommand
{
    /// <summary>The name of the page in its folder.</summary>
    public const string FileName = "index.html";

    public static Command Create(TextWriter output, TextWriter error)
    {
        var source = new Argument<string?>("PROJECT|ASSEMBLY")
        {
            Description = "A project or its folder, which is built first, or a .dll that declares activations. [default: the catalogue]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var folder = new Option<string>("--out", "-o")
        {
            Description = $"The folder for the page, {FileName}, which needs nothing else; an existing page is replaced.",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("gallery", "Draws activations on a page: formulas, plots with sliders, facts, generated kernels.")
        {
            source, folder,
        };
        command.SetAction(result =>
        {
            var file = Path.Combine(Path.GetFullPath(result.GetValue(folder)!), FileName);
            // Made first: nothing is touched before there is a whole page.
            var page = PageWriter.Write(Exhibits(result.GetValue(source), output));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.WriteText(file, page);
            output.WriteLine(file);
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<Exhibit> Exhibits(string? source, TextWriter output)
    {
        if (source is null)
        {
            return Exhibit.Of(Catalogue.Assembly, GeneratedActivations.All);
        }

        if (!BuiltProject.IsProject(source))
        {
            return Load(source, output);
        }

        using var project = BuiltProject.Of(source);
        return Load(project.Assembly, output);
    }

    private static IReadOnlyList<Exhibit> Load(string assembly, TextWriter output)
    {
        var exhibits = Exhibit.Of(assembly, ActivationLibrary.Load(assembly));
        if (exhibits.Any(e => e.Kernel.Length == 0))
        {
            output.WriteLine($"{assembly} has no symbols beside it: the page is without the generated kernels");
        }

        return exhibits;
    }
}
