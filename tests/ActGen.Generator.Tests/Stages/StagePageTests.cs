using System.Globalization;
using System.Text.RegularExpressions;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stages;

/// <summary>
/// The page on the stages shows what they really make: each block below a stage's heading is written from the stage's record.
/// </summary>
public partial class StagePageTests
{
    private const string Page = "generator/README.md";

    [Fact]
    public void The_page_shows_what_each_stage_makes()
    {
        var path = Path.Combine(SourceTree.Root, Page);
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var made = Made(Formula().Match(page).Groups["code"].Value);
        var shown = Block().Matches(page).Select(m => m.Groups["stage"].Value).ToList();
        Assert.Equal(made.Keys, shown);
        var expected = Block().Replace(page, m => m.Groups["before"].Value + made[m.Groups["stage"].Value].Trim('\n') + "\n```");
        if (Environment.GetEnvironmentVariable("ACTGEN_ACCEPT") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    // Each stage with its record as text, in the order in which they ran.
    private static Dictionary<string, string> Made(string source)
    {
        var declaration = GeneratorRun.Of(source).Result.TrackedSteps[TrackingNames.Declarations]
            .SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value).Single();
        var made = new Dictionary<string, string> { ["Read"] = Text(declaration) };
        _ = new Compiler(default, (stage, record) => made.Add(stage, Text(record))).Compile(declaration);
        return made;
    }

    private static string Text(object record) => string.Join("\n", record switch
    {
        ActivationDeclaration d => [
            $"{d.Name}: {string.Join(", ", d.Formulas)}", $"inputs {d.Inputs}; domain policy {d.Domain}, margin {d.DomainMargin}",
            .. d.Learnables.Select(l => $"learnable {l.Name} = {l.Init}, at least {l.Min}")],
        Checked<BoundActivation> { Value: { } bound } => [
            $"y = {bound.Outputs.Single()}",
            .. bound.Source.Entries.Select(e =>
                $"{e.Part.Kind.ToString().ToLowerInvariant()} '{e.Text}' at {e.Part.Start}: {e.Part.Node}")],
        Checked<DefinedActivation> { Value: { } defined } =>
            [$"y = {defined.Outputs.Single()}", .. defined.DomainConditions.Select(c => $"defined where {c}")],
        StableActivation stable => [$"y = {stable.Values.Single()}"],
        Derivatives derivatives => derivatives.Totals.Select(t => $"dy/d{t.Of} = {t.Text}"),
        PreparedActivation { Work: ElementWork work } prepared => [
            $"y = {Computed(work.Values.Single())}",
            .. work.Derivatives.Single().Select(d => $"dy/d{d.Key.Name} = {Computed(d.Value)}"),
            .. prepared.Repairs.Select(r => $"repair {r}")],
        KernelPlan { Kernels: ElementKernels kernels } => kernels.Forward.Loops.SelectMany(Steps),
        ActivationModel model => [
            .. model.Derivatives.Select(d => $"derivative in {d.Of}: {d.Text}"),
            .. model.Kinks.Select(k => $"kink at {k.At}: {k.Derivative}"),
            .. model.Findings.Select(f => $"finding {f.Id}")],
        string file => Forward().Match(file).Value.Split('\n').Select(l => l.StartsWith("        ", StringComparison.Ordinal) ? l[8..] : l),
        _ => throw new InvalidOperationException($"nothing shows a {record.GetType().Name}"),
    });

    // The functions that only kernels know by their own names.
    private static string Computed(Expr node) => node switch
    {
        Call { Function.IsInternal: true } call => $"{call.Function.Name}({string.Join(", ", call.Children.Select(Computed))})",
        Number number => Short(number.Value),
        Variable => node.ToString(),
        Power { Exponent: < 0 } power => $"1 / {Computed(power.Base)}{(power.Exponent == -1 ? "" : $"^{-power.Exponent}")}",
        Power power => $"{Computed(power.Base)}^{power.Exponent}",
        Sum => $"({string.Join(" + ", node.Children.Select(Computed))})",
        Product => string.Join(" * ", node.Children.Select(Computed)),
        Call call => $"{call.Function.Name}({string.Join(", ", call.Children.Select(Computed))})",
        Select select => $"({Computed(select.Condition)} ? {Computed(select.IfTrue)} : {Computed(select.IfFalse)})",
        Comparison c => $"{Computed(c.Left)} {Relations.Text(c.Relation)} {Computed(c.Right)}",
        _ => node.ToString(),
    };

    private static string Short(double value) => ((float)value).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Steps(RowLoop loop) => [
        .. loop.Before.Select(s => $"before the loop  {Step(s)}"),
        .. loop.Body.Select(s => $"for each element {Step(s)}"),
        .. loop.Results.Select(r => $"store            s{r.Id}")];

    private static string Step(Operation step) => $"s{step.Id} = {step.Code}"
        + (step.Code == OpCode.Constant ? $" {Short(step.Value)}" : step.Name.Length > 0 ? $" {step.Name}" : "")
        + string.Concat(step.Operands.Select(o => $" s{o.Id}"));

    [GeneratedRegex(@"```csharp\n(?<code>\[Activation.*?)```", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"(?<before>## (?<stage>\w+)\n[^#]*?```\w+\n).*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"        public static void Forward\(\n.*?\n        }", RegexOptions.Singleline)]
    private static partial Regex Forward();
}
