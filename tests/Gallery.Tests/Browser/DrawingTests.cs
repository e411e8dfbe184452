using ActGen.Activations;
using Gallery.Tests.Support;
using Microsoft.Playwright;

namespace Gallery.Tests.Browser;

/// <summary>The picture that the browser draws.</summary>
[Trait("Speed", "Slow")]
public class DrawingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // As in CurveTests.
    private const double Units = 1.6;

    // The spread of brightness, 0 to 255, of a picture with text and curves; an empty one has 0.
    private const double LeastSpread = 4;

    [BrowserFact]
    public async Task A_slider_redraws_from_generated_values()
    {
        await using var open = await browser.Open(hash: "#Swish");
        var card = open.Page.Locator("#Swish");
        var slider = card.GetByRole(AriaRole.Slider);
        var before = await Paths(card);
        for (var i = 0; i < 3; i++)
        {
            await slider.PressAsync("ArrowRight");
        }

        var after = await Paths(card);
        Assert.NotEqual(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
        var text = (await card.Locator("output").TextContentAsync())!;
        Assert.StartsWith("β = ", text, StringComparison.Ordinal);
        Assert.Equal(text, await slider.GetAttributeAsync("aria-valuetext"));
        var beta = float.Parse(text["β = ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(beta > 1);

        var plots = GalleryPage.Plots("Swish");
        Check(plots[0], after[0], x => Swish.Evaluate(x, beta));
        Check(plots[1], after[1], x => Swish.Derivative(x, beta));

        static void Check(Plot plot, string path, Func<float, float> f)
        {
            var points = plot.Points(path).ToList();
            Assert.True(points.Count > 40);
            Assert.All(points, p => Assert.InRange(p.Y, f((float)p.X) - (Units * plot.Unit), f((float)p.X) + (Units * plot.Unit)));
        }
    }

    [BrowserFact]
    public async Task A_kink_moves_with_its_slider()
    {
        await using var open = await browser.Open(hash: "#PRelu");
        var card = open.Page.Locator("#PRelu");
        var marks = card.Locator("figure.slope circle");
        var before = await marks.EvaluateAllAsync<string[]>("circles => circles.map(c => c.getAttribute('cy'))");
        await card.GetByRole(AriaRole.Slider).PressAsync("ArrowRight");
        var after = await marks.EvaluateAllAsync<string[]>("circles => circles.map(c => c.getAttribute('cy'))");
        Assert.Equal(before.Length, after.Length);
        Assert.NotEqual(before, after);
    }

    // The script draws from data, this program drew the page: where every slider starts, both are the same.
    [BrowserFact]
    public async Task The_script_draws_what_the_page_was_written_with()
    {
        await using var open = await browser.Open();
        var different = await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.slice')].filter(s => s.querySelector('input')).filter(slice => {
              const drawn = () => [...slice.querySelectorAll('.curve, .marks circle')].map(e =>
                  e.getAttribute('d') ?? ['class', 'cx', 'cy'].map(a => e.getAttribute(a)).join()).join('|');
              const written = drawn();
              const slider = slice.querySelector('input');
              const start = slider.value;
              for (const value of [slider.max, slider.min, start]) { slider.value = value; slider.dispatchEvent(new Event('input')); }
              return drawn() !== written;
            }).map(slice => slice.querySelector('input').id)
            """);
        Assert.Empty(different);
    }

    [BrowserFact]
    public async Task A_choice_shows_another_slice()
    {
        await using var open = await browser.Open(hash: "#ReluTanhSin");
        var card = open.Page.Locator("#ReluTanhSin");
        await card.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Assertions.Expect(card.Locator(".slice:not([hidden])")).ToHaveCountAsync(1);
        await Assertions.Expect(card.Locator(".slice:not([hidden]) output")).ToHaveTextAsync("w₂ = 0");
    }

    [BrowserFact]
    public async Task Every_formula_takes_up_space()
    {
        await using var open = await browser.Open();
        await open.Page.AddStyleTagAsync(new() { Content = ".card { content-visibility: visible !important }" });
        Assert.Equal(0, await open.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('math')].filter(m => { const box = m.getBoundingClientRect(); return box.width < 4 || "
                + "box.height < 8; }).length"));
    }

    [BrowserFact]
    public async Task Pictures_are_not_blank()
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 390),
            (ColorScheme.Dark, 390) })
        {
            await using var open = await browser.Open(width, scheme: scheme);
            foreach (var target in new[] { "body", "#Swish .panels", "#Swish .formulas", "#Swish .measured-errors svg" })
            {
                await open.Page.Locator(target).First.ScrollIntoViewIfNeededAsync();
                var picture = target == "body"
                    ? await open.Page.ScreenshotAsync()
                    : await open.Page.Locator(target).First.ScreenshotAsync();
                Assert.True(await Spread(open.Page, picture) > LeastSpread, $"{target}, {scheme}, {width}");
            }
        }
    }

    [BrowserFact]
    public async Task An_empty_picture_would_be_found()
    {
        await using var open = await browser.Open();
        await open.Page.EvaluateAsync("() => { document.body.style.visibility = 'hidden'; }");
        Assert.True(await Spread(open.Page, await open.Page.ScreenshotAsync()) < LeastSpread);
    }

    // The deviation of the brightness, measured by the browser itself.
    private static Task<double> Spread(IPage page, byte[] picture) => page.EvaluateAsync<double>(
        """
        async source => {
          const image = new Image();
          image.src = 'data:image/png;base64,' + source;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          let [sum, squares] = [0, 0];
          for (let i = 0; i < data.length; i += 4) { const y = (data[i] + data[i + 1] + data[i + 2]) / 3; sum += y; squares += y * y; }
          const count = data.length / 4;
          return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
        }
        """,
        Convert.ToBase64String(picture));

    private static async Task<string[]> Paths(ILocator card) =>
        await card.Locator(".slice:not([hidden]) .curve").EvaluateAllAsync<string[]>("curves => curves.map(c => c.getAttribute('d'))");
}
