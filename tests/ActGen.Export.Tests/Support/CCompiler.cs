using System.Diagnostics;

namespace ActGen.Export.Tests.Support;

/// <summary>A C compiler that is installed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it is.</param>
internal sealed record CCompiler(string Name, string Path)
{
    // The instructions of the machine: without fused multiply-adds in hardware each one is a call.
    private static readonly string[] Flags = ["-O2", "-ffp-contract=off", "-march=native", "-Wall", "-Wextra", "-Werror"];

    /// <summary>The names that tests know.</summary>
    public static readonly string[] Names = ["gcc", "clang"];

    /// <summary>Whether the absence of a compiler is a failure: on a build server nothing is skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>The compiler of a name; null where it is not installed.</summary>
    public static CCompiler? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path
        ? new(name, path)
        : null;

    /// <summary>Compiles a program.</summary>
    /// <param name="folder">Where its files are, and where the program goes.</param>
    /// <param name="source">The file with <c>main</c>.</param>
    /// <param name="more">Further arguments.</param>
    /// <returns>The program.</returns>
    public string Compile(string folder, string source, params string[] more)
    {
        var program = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileNameWithoutExtension(source)}-{Name}");
        var (exitCode, _, error) = Start(Path, [.. Flags, System.IO.Path.Combine(folder, source), "-o", program, "-lm", .. more], []);
        Assert.True(exitCode == 0, error);
        return program;
    }

    /// <summary>Runs a program on floats, and gives the floats that it writes.</summary>
    public static float[] Run(string program, string[] arguments, ReadOnlySpan<float> input)
    {
        var (exitCode, output, error) = Start(program, arguments, System.Runtime.InteropServices.MemoryMarshal.AsBytes(input).ToArray());
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {error}");
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(output).ToArray();
    }

    private static (int ExitCode, byte[] Output, string Error) Start(string program, string[] arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var write = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        write.Wait();
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error.Result);
    }
}

/// <summary>
/// A test with every C compiler. What is not installed is skipped, with the reason; where the variable CI is set, it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CompilerTheoryAttribute : TheoryAttribute
{
    public CompilerTheoryAttribute()
    {
        if (!CCompiler.IsRequired && CCompiler.Names.FirstOrDefault(n => CCompiler.Find(n) is null) is { } missing)
        {
            Skip = $"no {missing} found: install it (Debian: apt-get install {missing})";
        }
    }
}
