using System.Runtime.CompilerServices;

namespace ActGen.Generator.Tests.Harness;

/// <summary>
/// Compares a text with a file beside the test, by the conventions of Verify: <c>Name.verified.cs</c> is what is expected,
/// <c>Name.received.cs</c> appears where it differs. To accept what was received, run the tests with ACTGEN_ACCEPT=1.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string received, string name, string extension = "cs", [CallerFilePath] string test = "")
    {
        var folder = Path.GetDirectoryName(test)!;
        var (verifiedPath, receivedPath) =
            (Path.Combine(folder, $"{name}.verified.{extension}"), Path.Combine(folder, $"{name}.received.{extension}"));
        if (Environment.GetEnvironmentVariable("ACTGEN_ACCEPT") == "1")
        {
            File.WriteAllText(verifiedPath, received);
        }

        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).Replace("\r\n", "\n") : "";
        if (received == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{name} differs from {verifiedPath}\n{FirstDifference(verified, received)}\nTo accept it: ACTGEN_ACCEPT=1 dotnet "
            + "test");
    }

    private static string FirstDifference(string verified, string received)
    {
        var (expected, actual) = (verified.Split('\n'), received.Split('\n'));
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {expected.ElementAtOrDefault(line)}\n+ {actual.ElementAtOrDefault(line)}";
    }
}
