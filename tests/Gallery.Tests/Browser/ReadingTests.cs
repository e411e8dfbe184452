using Gallery.Tests.Support;
using Microsoft.Playwright;

namespace Gallery.Tests.Browser;

/// <summary>
/// The additions of the page to its plots: an overview, values under the pointer, several activations in one plot, sizes one can read.
/// </summary>
[Trait("Speed", "Slow")]
public class ReadingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const double SmallestText = 7;

    [BrowserFact]
    public async Task The_first_screen_has_a_picture_of_every_activation()
    {
        await using var open = await browser.Open();
        await Assertions.Expect(open.Page.Locator(".sheet a")).ToHaveCountAsync(GalleryPage.Activations.Count);
        await Assertions.Expect(open.Page.Locator(".sheet a").First).ToBeInViewportAsync();
        var empty = await open.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.sheet use')].filter(u => !document.querySelector(u.getAttribute('href') + ' "
            + ".curve')).length");
        Assert.Equal(0, empty);
    }

    [BrowserFact]
    public async Task The_pointer_reads_values_off_a_curve()
    {
        await using var open = await browser.Open(hash: "#Gelu");
        var figure = open.Page.Locator("#Gelu figure.value").First;
        await figure.ScrollIntoViewIfNeededAsync();
        var window = (await figure.Locator("svg.window").BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(window.X + (window.Width * 3 / 4), window.Y + (window.Height / 2));
        var read = Read(await figure.Locator(".readout").TextContentAsync());
        // x * Phi(x), which is within 0.06 of x beyond 2; its slope is Phi(x) + x * phi(x).
        Assert.Equal(["x", "f", "f′"], read.Keys);
        Assert.InRange(read["x"], 2, 3);
        Assert.Equal(read["x"], read["f"], 0.06);
        Assert.Equal(ActGen.Activations.Gelu.Derivative((float)read["x"]), read["f′"], 0.02);
        await Assertions.Expect(open.Page.Locator("#Gelu figure .pointer")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task The_pointer_reads_what_a_parameter_does_and_every_output()
    {
        await using var swish = await browser.Open(hash: "#Swish");
        Assert.Equal(["x", "f", "f′", "∂f/∂β"], await Keys(swish.Page, "Swish"));
        await using var softmax = await browser.Open(hash: "#Softmax");
        Assert.Equal(["x", "y₁", "y₂", "y₃", "∂y₁/∂x", "∂y₂/∂x", "∂y₃/∂x"], await Keys(softmax.Page, "Softmax"));
    }

    [BrowserFact]
    public async Task Reading_moves_nothing_on_the_page()
    {
        await using var open = await browser.Open(hash: "#Swish");
        var card = open.Page.Locator("#Swish");
        var before = (await card.BoundingBoxAsync())!.Height;
        await Keys(open.Page, "Swish");
        Assert.Equal(before, (await card.BoundingBoxAsync())!.Height);
    }

    private static async Task<IEnumerable<string>> Keys(IPage page, string name)
    {
        var figure = page.Locator($"#{name} .slice:not([hidden]) figure.value").First;
        await figure.ScrollIntoViewIfNeededAsync();
        var window = (await figure.Locator("svg.window").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(window.X + (window.Width / 3), window.Y + (window.Height / 2));
        return Read(await figure.Locator(".readout").TextContentAsync()).Keys;
    }

    // "x = 1.2, f = −3"
    private static Dictionary<string, double> Read(string? text) => text!.Split(", ").Select(part => part.Split(" = ")).ToDictionary(
        pair => pair[0], pair => double.Parse(pair[1].Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture));

    [BrowserFact]
    public async Task Chosen_activations_share_a_plot()
    {
        await using var open = await browser.Open();
        foreach (var name in new[] { "Relu", "Gelu", "Mish" })
        {
            await open.Page.Locator($"#{name} .compare input").CheckAsync();
        }

        await Assertions.Expect(open.Page.Locator("#comparison figure.value, #comparison figure.compared")).ToHaveCountAsync(2);
        await Assertions.Expect(open.Page.Locator("#comparison figure .curve")).ToHaveCountAsync(6);
        // Numbers at both axes, and what is under the pointer, with the names of the activations.
        var first = open.Page.Locator("#comparison figure").First;
        await Assertions.Expect(first.Locator("text[text-anchor=middle]").First).ToHaveTextAsync("−4");
        Assert.InRange(await first.Locator("text[text-anchor=end]").CountAsync(), 3, 9);
        await open.Page.Locator("#comparison svg.window").First.HoverAsync(new() { Position = new() { X = 150, Y = 60 }, Force = true });
        var read = Read(await open.Page.Locator("#comparison .readout").TextContentAsync());
        Assert.Equal(["x", "Gelu f", "Mish f", "Relu f", "Gelu f′", "Mish f′", "Relu f′"], read.Keys);
        await open.Page.Locator("#uncompare").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#comparison")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Each_of_many_compared_curves_has_a_look_of_its_own()
    {
        await using var open = await browser.Open();
        await open.Page.EvaluateAsync(
            """
            () => [...document.querySelectorAll('.compare input')].slice(0, 12).forEach(box => {
              box.checked = true;
              box.dispatchEvent(new Event('change', { bubbles: true }));
            })
            """);
        var looks = await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('#comparison figure:first-child .curve')].map(c => getComputedStyle(c))
              .map(s => s.stroke + '|' + s.strokeDasharray)
            """);
        Assert.Equal(12, looks.Length);
        Assert.Equal(12, looks.Distinct().Count());
        var keys = await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('#compared .curve')].map(c => getComputedStyle(c))
                .map(s => s.stroke + '|' + s.strokeDasharray)
            """);
        Assert.Equal(looks, keys);
    }

    [BrowserFact]
    public async Task What_is_wider_than_a_small_window_scrolls_and_shows_that_it_does()
    {
        await using var open = await browser.Open(400);
        await open.Page.AddStyleTagAsync(new() { Content = ".card { content-visibility: visible !important }" });
        var silent = await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.card *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
              .map(e => [e, getComputedStyle(e)]).filter(([e, s]) => s.display !== 'inline' && !e.closest('pre, svg, math'))
              .filter(([e, s]) => s.overflowX !== 'auto' || !s.backgroundImage.includes('gradient'))
              .map(([e]) => e.closest('.card').id + ' ' + e.tagName + ' ' + e.className)
            """);
        Assert.Empty(silent);
        var tables = await open.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.facts .scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).length");
        Assert.True(tables > 0);
    }

    [BrowserFact]
    public async Task No_sign_of_a_formula_is_too_small_to_read()
    {
        await using var open = await browser.Open();
        var smallest = await open.Page.EvaluateAsync<double>(
            "() => Math.min(...[...document.querySelectorAll('mi, mn, mo')].map(e => parseFloat(getComputedStyle(e).fontSize)))");
        Assert.InRange(smallest, SmallestText, 100);
    }
}
