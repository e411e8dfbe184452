using ActGen.Activations;
using Gallery.Tests.Browser;
using Microsoft.Playwright;

namespace ActGen.Training.Reporting.Tests.Reports;

public sealed class ReportTests(ReportPageFixture fixture) : IClassFixture<ReportPageFixture>
{
    [Fact]
    public void The_page_needs_nothing_else()
    {
        var html = File.ReadAllText(fixture.Path);
        foreach (var part in new[] { "<link", "src=\"http", "@import", "url(" })
        {
            Assert.DoesNotContain(part, html, StringComparison.Ordinal);
        }
    }

    [BrowserFact]
    public async Task The_page_opens_without_a_word_in_the_console_and_asks_for_nothing()
    {
        var (page, messages, requests) = await fixture.Open(1280, ColorScheme.Light);
        string[] sections = ["Result", "Training", "Activations", "Confusion matrix", "Mistakes", "Settings and environment"];
        Assert.Equal(sections, await page.Locator("section > h2").AllTextContentsAsync());
        Assert.Equal(3, await page.Locator("#curves figure").CountAsync());
        // Curves with the histogram of the inputs, and the slopes as they moved, for each of two layers.
        Assert.Equal(2, await page.Locator("#activations path.bars").CountAsync());
        Assert.True(await page.Locator("#mistakes img").CountAsync() > 0);
        Assert.True(await page.EvaluateAsync<bool>(
            "() => [...document.images].every(image => image.complete && image.naturalWidth === 4)"));
        Assert.Empty(messages);
        Assert.DoesNotContain(requests, request => !request.StartsWith("file:", StringComparison.Ordinal)
            && !request.StartsWith("data:", StringComparison.Ordinal));
        await page.Context.DisposeAsync();
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_the_window()
    {
        foreach (var path in new[] { fixture.Path, fixture.StudyPath })
        {
            foreach (var width in new[] { 320, 390, 768, 1024, 1440 })
            {
                var (page, _, _) = await fixture.Open(width, ColorScheme.Light, path);
                Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"{path} at {width}");
                await page.Context.DisposeAsync();
            }
        }
    }

    [BrowserFact]
    public async Task The_page_of_a_study_has_its_table_and_a_pair_of_curves_for_each_training()
    {
        var (page, messages, _) = await fixture.Open(1280, ColorScheme.Dark, fixture.StudyPath);
        Assert.Equal(["About", "Results", "Curves", "Recipes and environment"], await page.Locator("section > h2").AllTextContentsAsync());
        Assert.Equal(2, await page.Locator("#section-1 tbody tr").CountAsync());
        Assert.Equal(2 * 2, await page.Locator("#section-2 figure >> nth=0 >> path.curve").CountAsync());
        Assert.Equal(2, await page.Locator("#section-2 figure >> nth=0 >> .key").CountAsync());
        Assert.Empty(messages);
        await page.Context.DisposeAsync();
    }

    [BrowserFact]
    public async Task The_colors_follow_the_system_and_then_the_button()
    {
        foreach (var (scheme, isLight) in new[] { (ColorScheme.Light, true), (ColorScheme.Dark, false) })
        {
            var (page, _, _) = await fixture.Open(1024, scheme);
            Assert.Equal(isLight, await IsLight(page));
            await page.Locator("#theme").ClickAsync();
            Assert.True(await IsLight(page));
            await page.Locator("#theme").ClickAsync();
            Assert.False(await IsLight(page));
            await page.Context.DisposeAsync();
        }
    }

    private static Task<bool> IsLight(IPage page) => page.EvaluateAsync<bool>(
        "() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b > 380; }");
}

/// <summary>The report of a small run, and a browser to look at it.</summary>
public sealed class ReportPageFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The report of the run.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The report of a study.</summary>
    public string StudyPath { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var folder = new RunFolder(_folder.FullName);
        var recorder =
            new RunRecorder(folder, new RunDescription { Title = "Bars & <stripes>", ClassNames = ["left", "middle & more", "right"] },
                TextWriter.Null);
        var model = new Sequential([4, 4, 1], new Flatten(), new Dense(6), new Activation<PRelu>(), new Dense(5), new Activation<Tanh>(),
            new Dense(3));
        using var trainer =
            new Trainer(
                model, new Adam(0.01f), new TrainerOptions { BatchSize = 16, Seed = 3, Threads = 1, Callbacks = recorder.Callbacks });
        trainer.Fit(new Bars(96), new Bars(32), 3);
        recorder.Complete(trainer, new Bars(60));
        Path = folder.Report;
        var options = new StudyOptions(System.IO.Path.Combine(_folder.FullName, "study"), Threads: 1);
        new StudyRunner(Study(), options, TextWriter.Null).Run();
        StudyPath = new StudyFolder(options.Out).Report;
        if (Chromium.Path is not null)
        {
            _playwright = await Playwright.CreateAsync();
            // Root, as in containers, cannot have the sandbox; the page is our own.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens a report, that of the run if none is named, in a window of its own.</summary>
    public async Task<(IPage Page, List<string> Messages, List<string> Requests)> Open(int width, ColorScheme scheme, string? path = null)
    {
        var context = await (_browser ?? throw new InvalidOperationException(Chromium.Missing))
            .NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var (messages, requests) = (new List<string>(), new List<string>());
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(new Uri(path ?? Path).AbsoluteUri);
        return (page, messages, requests);
    }

    private static Study Study() => new()
    {
        Name = "bars",
        Title = "A study of <bars>",
        Text = ["Two activations & a long word without a space: " + new string('x', 200)],
        Seeds = 2,
        Trials =
        [
            new("first", Recipe(() => new Activation<PRelu>()), new PublishedFigure(50, "a source", Deviation: 1)),
            new("second, with a long name", Recipe(() => new Activation<Tanh>())),
        ],
    };

    private static Recipe Recipe(Func<Layer> activation) => new()
    {
        DataName = "bars",
        Data = (_, _) => new StudyData(new Bars(96), new Bars(32), new Bars(60), 3),
        Network = (sample, classes) => new Sequential(sample, new Flatten(), new Dense(6), activation(), new Dense(classes)),
        NetworkText = "16-6-3",
        Epochs = 2,
    };

    /// <summary>Images of 4 by 4 with a bright bar, of three classes by its place, too noisy to get all right.</summary>
    private sealed class Bars(int count) : IDataset
    {
        public int Count => count;

        public Shape SampleShape { get; } = [4, 4, 1];

        public TargetFormat Target { get; } = TargetFormat.Classes(3);

        public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
        {
            for (var row = 0; row < indices.Length; row++)
            {
                targets.Classes[row] = indices[row] % 3;
                for (var i = 0; i < 16; i++)
                {
                    inputs[(row * 16) + i] = (i / 5 == indices[row] % 3 ? 0.4f : 0f) + (((indices[row] * 31) + (i * 17)) % 23 / 23f);
                }
            }
        }
    }
}
