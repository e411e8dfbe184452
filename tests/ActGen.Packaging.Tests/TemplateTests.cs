using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

/// <summary>The templates, installed from their package and made into projects outside the tree, whose names are no identifiers.</summary>
[Collection(PackagesCollection.Name)]
public sealed partial class TemplateTests(InstalledTemplates templates) : IClassFixture<InstalledTemplates>
{
    private const string Library = "Own-Shapes";
    private const string Program = "Own 1.Training";

    [Fact]
    public void A_library_builds_without_a_warning_and_passes_its_tests()
    {
        var folder = templates.Make("library", "actgen-library", Library);
        folder.Run("build", "-warnaserror", Library).Succeeded();
        var passed = folder.Run("test", "--no-build", Library).Succeeded();
        Assert.Matches("Failed: +0, Passed: +6, Skipped: +0", passed);

        // And they can fail: with a derivative that is none.
        var ripple = Path.Combine(folder.Folder, Library, Library, "Ripple.cs");
        var right = File.ReadAllText(ripple);
        const string Wrong = "[Derivative(\"x\", \"1 + a * sin(x)\")]\n";
        File.WriteAllText(ripple, right.Replace("[Learnable(", Wrong + "[Learnable(", StringComparison.Ordinal));
        var failed = folder.Run("test", Library);
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Matches("Failed: +1, Passed: +5, Skipped: +0", failed.Output);
        Assert.Contains("(name: \"Ripple\")", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_draws_the_gallery_of_a_library()
    {
        var folder = templates.Make("gallery", "actgen-library", Library);
        folder.Run("tool", "install", Packages.Tool, "--create-manifest-if-needed").Succeeded();
        var drawn = folder.Run("tool", "run", "actgen", "--", "gallery", Path.Combine(Library, Library), "--out", "pages").Succeeded();
        Assert.Contains(Path.Combine("pages", "index.html"), drawn, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(folder.Folder, "pages", "index.html"));
        Assert.Equal(["Ripple", "RoundRamp"], Card().Matches(page).Select(m => m.Groups["name"].Value));
        Assert.Contains("A line with a wave on it, as high as each neuron learns.", page, StringComparison.Ordinal);
        Assert.Contains("struct RippleKernel", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_program_learns_from_a_folder_and_without_one()
    {
        var folder = templates.Make("training", "actgen-train", Program);
        folder.Run("build", "-warnaserror", "-c", "Release", Program).Succeeded();
        DotNet Run(params string[] arguments) =>
            folder.Run([Path.Combine(Program, "bin", "Release", "net10.0", $"{Program}.dll"), .. arguments]);

        var alone = Run("--epochs", "4").Succeeded();
        Assert.Contains("No folder of IDX files is given", alone, StringComparison.Ordinal);
        Learned(alone);
        WriteIdx(folder, "data", "train", 1200);
        WriteIdx(folder, "data", "t10k", 300);
        Learned(Run("data", "--epochs", "6").Succeeded());

        Told(Run("nowhere"), "nowhere: there is no such folder");
        Told(Run("--epochs", "0"), "--epochs 0: a number from 1 up is expected");
        Told(Run("--faster"), "--faster is no option");
    }

    private static void Learned(string output)
    {
        var accuracy = double.Parse(Accuracy().Match(output).Groups["percent"].Value, CultureInfo.InvariantCulture);
        Assert.InRange(accuracy, 90, 100);
        Assert.True(File.Exists(output.TrimEnd().Split('\n')[^1].Trim()), output);
    }

    private static void Told(DotNet run, string message)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: " + message, Assert.Single(run.Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    // Pictures of ten classes: a bright line, in the row of the class.
    private static void WriteIdx(FreshProjects projects, string folder, string part, int count)
    {
        const int Side = 10;
        Directory.CreateDirectory(Path.Combine(projects.Folder, folder));
        var (images, labels) = (Header(3, count, Side, Side), Header(1, count));
        for (var i = 0; i < count; i++)
        {
            var label = i * 7 % Side;
            labels.Add((byte)label);
            images.AddRange(Enumerable.Range(0, Side * Side).Select(p => (byte)(p / Side == label ? 200 : (p * 31 + i) % 50)));
        }

        File.WriteAllBytes(Path.Combine(projects.Folder, folder, $"{part}-images-idx3-ubyte"), [.. images]);
        File.WriteAllBytes(Path.Combine(projects.Folder, folder, $"{part}-labels-idx1-ubyte"), [.. labels]);
    }

    // A magic number with the number of axes, and their lengths.
    private static List<byte> Header(byte axes, params int[] lengths)
    {
        List<byte> header = [0, 0, 8, axes];
        foreach (var length in lengths)
        {
            var bytes = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(bytes, length);
            header.AddRange(bytes);
        }

        return header;
    }

    [GeneratedRegex("<article class=\"card\" id=\"(?<name>[^\"]+)\"")]
    private static partial Regex Card();

    [GeneratedRegex(@"test accuracy (?<percent>[\d.]+) ?%")]
    private static partial Regex Accuracy();
}
