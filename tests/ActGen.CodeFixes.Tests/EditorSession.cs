using System.Collections.Immutable;
using ActGen.Generator;
using ActGen.Generator.Advise;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Tests;

/// <summary>
/// A stand-in for an editor with light bulbs: it asks the analyzer for what can be fixed, offers the fixes, and applies one.
/// </summary>
internal sealed class EditorSession : IDisposable
{
    private const string Usings = "using System;\nusing ActGen;\n";

    public static readonly MistakeFix[] Fixes =
        [new AddPartialFix(), new RewriteFormulaFix(), new DeclareLearnableFix(), new ChooseDomainPolicyFix()];

    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;

    /// <param name="files">Files that begin with <c>using System; using ActGen;</c>; the first one is edited.</param>
    public EditorSession(params string[] files)
    {
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            parseOptions: Compilations.ParseOptions,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: Compilations.Create().References));
        var documents = files.Select((text, i) => (Id: DocumentId.CreateNewId(project.Id), Name: $"File{i}.cs", Text: text)).ToList();
        var solution =
            documents.Aggregate(
                project.Solution, (s, d) => s.AddDocument(d.Id, d.Name, SourceText.From(Usings + d.Text), filePath: d.Name));
        _document = solution.GetDocument(documents[0].Id)!;
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The titles of what the light bulbs offer, by their keys.</summary>
    public async Task<IReadOnlyList<(string Key, string Title)>> OfferedAsync() =>
        [.. (await ActionsAsync()).Select(a => (a.Action.EquivalenceKey!, a.Action.Title))];

    /// <summary>The edited file after one fix.</summary>
    public async Task<string> FixedAsync(string key) =>
        await AppliedAsync((await ActionsAsync()).First(a => a.Action.EquivalenceKey == key).Action);

    /// <summary>The edited file after the same fix everywhere in it.</summary>
    public async Task<string> AllFixedAsync(string key)
    {
        var (fix, action) = (await ActionsAsync()).First(a => a.Action.EquivalenceKey == key);
        var context =
            new FixAllContext(_document, fix, FixAllScope.Document, action.EquivalenceKey!, fix.FixableDiagnosticIds,
                new Known(await MistakesAsync()), CancellationToken.None);
        return await AppliedAsync((await fix.GetFixAllProvider().GetFixAsync(context))!);
    }

    /// <summary>The errors of a file that the generator alone tells.</summary>
    public static ImmutableArray<string> Errors(string text)
    {
        var compilation = Compilations.Create()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Usings + text, Compilations.ParseOptions, "File0.cs"));
        CSharpGeneratorDriver.Create([new ActivationGenerator().AsSourceGenerator()], parseOptions: Compilations.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        return [.. reported.Concat(output.GetDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id)];
    }

    private async Task<IReadOnlyList<(MistakeFix Fix, CodeAction Action)>> ActionsAsync()
    {
        var found = new List<(MistakeFix, CodeAction)>();
        foreach (var mistake in await MistakesAsync())
        {
            foreach (var fix in Fixes)
            {
                await fix.RegisterCodeFixesAsync(
                    new CodeFixContext(_document, mistake, (action, _) => found.Add((fix, action)), CancellationToken.None));
            }
        }

        return found;
    }

    private async Task<ImmutableArray<Diagnostic>> MistakesAsync()
    {
        var compilation = (await _document.Project.GetCompilationAsync())!;
        var tree = await _document.GetSyntaxTreeAsync();
        var found = await compilation.WithAnalyzers([new FixableMistakeAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(d => d.Location.SourceTree == tree).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private async Task<string> AppliedAsync(CodeAction action)
    {
        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        var text = (await change.ChangedSolution.GetDocument(_document.Id)!.GetTextAsync()).ToString();
        Assert.StartsWith(Usings, text);
        return text[Usings.Length..];
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
