namespace Gallery.Tests.Browser;

/// <summary>The browser that is installed: Playwright's own downloads are not needed.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given
        ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Whether its absence is a failure: on a build server nothing is skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>The advice where it is missing.</summary>
    public const string Missing = "no Chromium found: install it (Debian: apt-get install chromium), or name its path in the variable "
        + "CHROMIUM";
}

/// <summary>A test in the browser. Without one it is skipped, with the reason; where the variable CI is set, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && !Chromium.IsRequired)
        {
            Skip = Chromium.Missing;
        }
    }
}
