using Gallery.Tests.Support;
using Microsoft.Playwright;

namespace Gallery.Tests.Browser;

/// <summary>Finding one's way on the page.</summary>
[Trait("Speed", "Slow")]
public class BrowsingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string VisibleCards = ".card:not([hidden])";

    private static int Count => GalleryPage.Activations.Count;

    [BrowserFact]
    public async Task The_page_loads_without_a_word_in_the_console()
    {
        await using var open = await browser.Open();
        await Assertions.Expect(open.Page.Locator(".card")).ToHaveCountAsync(Count);
        await Assertions.Expect(open.Page.Locator("#found")).ToHaveTextAsync($"{Count} activations");
    }

    [BrowserFact]
    public async Task Search_filters_cards_index_and_groups()
    {
        await using var open = await browser.Open();
        var search = open.Page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("hendrycks gelu");
        var names = await open.Page.Locator(VisibleCards + " > h3").AllTextContentsAsync();
        Assert.Contains("Gelu", names);
        Assert.InRange(names.Count, 1, Count - 1);
        Assert.DoesNotContain("BinaryStep", names);
        await Assertions.Expect(open.Page.Locator("#found")).ToHaveTextAsync($"{names.Count} of {Count}");
        await Assertions.Expect(open.Page.Locator("#index li:not([hidden])")).ToHaveCountAsync(names.Count);
        Assert.Equal(
            await open.Page.Locator(".group:not([hidden])").CountAsync(),
            await open.Page.Locator("#index section:not([hidden])").CountAsync());

        await search.FillAsync("no such activation");
        await Assertions.Expect(open.Page.Locator(VisibleCards)).ToHaveCountAsync(0);
        await open.Page.GetByText("Clear the search").ClickAsync();
        await Assertions.Expect(open.Page.Locator(VisibleCards)).ToHaveCountAsync(Count);
    }

    [BrowserFact]
    public async Task Keys_reach_everything()
    {
        await using var open = await browser.Open();
        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync("swish");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("swish");
        Assert.True(await open.Page.Locator(VisibleCards).CountAsync() < Count);
        await open.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Page.Locator(VisibleCards)).ToHaveCountAsync(Count);
        await open.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(open.Page.Locator("#theme")).ToBeFocusedAsync();
        var unnamed = await open.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('input, select, button, svg[role=img]')].filter(e => !(e.labels?.length || "
                + "e.textContent.trim() || e.getAttribute('aria-label'))).length");
        Assert.Equal(0, unnamed);
    }

    [BrowserFact]
    public async Task A_link_leads_to_an_activation()
    {
        await using var open = await browser.Open(hash: "#SoftExponential");
        await Assertions.Expect(open.Page.Locator("#SoftExponential > h3")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task The_colors_follow_the_system_and_then_the_button()
    {
        foreach (var (scheme, isLight) in new[] { (ColorScheme.Light, true), (ColorScheme.Dark, false) })
        {
            await using var open = await browser.Open(scheme: scheme);
            Assert.Equal(isLight, await IsLight(open.Page));
            await open.Page.Locator("#theme").ClickAsync();
            await Assertions.Expect(open.Page.Locator("#theme-name")).ToHaveTextAsync("Light");
            Assert.True(await IsLight(open.Page));
            await open.Page.Locator("#theme").ClickAsync();
            await Assertions.Expect(open.Page.Locator("#theme-name")).ToHaveTextAsync("Dark");
            Assert.False(await IsLight(open.Page));
        }
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_the_window()
    {
        foreach (var width in new[] { 320, 390, 768, 1024, 1440 })
        {
            await using var open = await browser.Open(width);
            // Cards out of sight are not laid out otherwise.
            await open.Page.AddStyleTagAsync(new() { Content = ".card { content-visibility: visible !important }" });
            Assert.True(await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"at {width}");
        }
    }

    [BrowserFact]
    public async Task Paper_has_the_cards_and_no_controls()
    {
        await using var open = await browser.Open();
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await open.Page.Locator(".tools").IsVisibleAsync());
        Assert.False(await open.Page.Locator("#index").IsVisibleAsync());
        Assert.True(await open.Page.Locator("#Swish figure >> nth=0").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task The_kernel_unfolds()
    {
        await using var open = await browser.Open(hash: "#Tanh");
        var kernel = open.Page.Locator("#Tanh .kernel pre");
        Assert.False(await kernel.IsVisibleAsync());
        await open.Page.Locator("#Tanh .kernel summary").ClickAsync();
        Assert.True(await kernel.IsVisibleAsync());
    }

    private static Task<bool> IsLight(IPage page) => page.EvaluateAsync<bool>(
        "() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b > 380; }");
}
