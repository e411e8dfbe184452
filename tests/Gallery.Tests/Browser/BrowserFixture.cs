using Gallery.Tests.Support;
using Microsoft.Playwright;

namespace Gallery.Tests.Browser;

/// <summary>One browser for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // Root, as in containers, cannot have the sandbox; the page is our own.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens the gallery in a window of its own; any message in the console fails the test when the page is closed.</summary>
    internal async Task<OpenPage> Open(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, string hash = "")
    {
        var context = await (_browser ?? throw new InvalidOperationException(Chromium.Missing))
            .NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        page.Console += (_, message) => open.Messages.Add(message.Text);
        page.PageError += (_, error) => open.Messages.Add(error);
        page.Request += (_, request) => open.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(GalleryPage.Path).AbsoluteUri + hash);
        return open;
    }
}

/// <summary>An open page and what it said.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public List<string> Messages { get; } = [];

    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(Messages);
        Assert.Single(Requests);
    }
}
