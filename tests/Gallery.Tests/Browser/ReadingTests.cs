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
        var words = (await figure.Locator(".readout").TextContentAsync())!.Split(" → ");
        var x = double.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture);
        // x * Phi(x), which is within 0.02 of x beyond 2.
        Assert.InRange(x, 2, 3);
        Assert.Equal(x, double.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), 0.06);
    }

    [BrowserFact]
    public async Task Chosen_activations_share_a_plot()
    {
        await using var open = await browser.Open();
        foreach (var name in new[] { "Relu", "Gelu", "Mish" })
        {
            await open.Page.Locator($"#{name} .compare input").CheckAsync();
        }

        await Assertions.Expect(open.Page.Locator("#comparison figure.value, #comparison figure.compared")).ToHaveCountAsync(2);
        await Assertions.Expect(open.Page.Locator("#comparison .curve")).ToHaveCountAsync(6);
        await open.Page.Locator("#uncompare").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#comparison")).ToBeHiddenAsync();
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
