using System.Globalization;

namespace ActGen.Training.Export.PyTorch;

/// <summary>The module of an activation, which has its parameters.</summary>
/// <param name="info">The activation.</param>
/// <param name="names">The names of its learnables in Python.</param>
internal sealed class PyModule(ActivationInfo info, IReadOnlyList<string> names)
{
    /// <summary>Writes the class.</summary>
    public void Write(PyWriter text)
    {
        text.Line($"class {info.Name}(nn.Module):");
        using var body = text.Indent();
        text.Line(info.Learnables.Count == 0 ? $"\"\"\"{Formulas}\"\"\"" : $"\"\"\"{Formulas}; for samples of a shape, channels "
            + "last.\"\"\"");
        if (info.Learnables.Count > 0)
        {
            text.Line();
            text.Line("def __init__(self, *sample):");
            using (text.Indent())
            {
                text.Line("super().__init__()");
                if (info.Inputs.Count > 1 && info.Learnables.Any(l => l.Per != Per.Layer))
                {
                    text.Line($"sample = (*sample[:-1], sample[-1] // {info.Inputs.Count})");
                }

                foreach (var (learnable, name) in info.Learnables.Zip(names))
                {
                    text.Line($"self.{name} = nn.Parameter({Start(learnable)})");
                }
            }
        }

        text.Line();
        text.Line("def forward(self, x):");
        using (text.Indent())
        {
            text.Line($"return {info.Name}Function.apply({string.Join(", ", ["x", .. names.Select(name => "self." + name)])})");
        }

        WriteBounds(text);
    }

    private string Formulas => string.Join(", ", info.Formulas);

    private void WriteBounds(PyWriter text)
    {
        var bounded = info.Learnables.Zip(names).Where(l => float.IsFinite(l.First.Min) || float.IsFinite(l.First.Max)).ToList();
        if (bounded.Count == 0)
        {
            return;
        }

        text.Line();
        text.Line("@torch.no_grad()");
        text.Line("def constrain(self):");
        using var body = text.Indent();
        text.Line("\"\"\"Clamps the parameters to their bounds; call it after every step of the optimizer.\"\"\"");
        foreach (var (learnable, name) in bounded)
        {
            text.Line($"self.{name}.clamp_({Bound(learnable.Min)}, {Bound(learnable.Max)})");
        }
    }

    private static string Bound(float value) => float.IsFinite(value) ? PyTerm.Number(value).Text : "None";

    private static string Start(LearnableInfo learnable)
    {
        var one = learnable.Per switch
        {
            Per.Layer => "1",
            Per.Channel => "sample[-1]",
            _ => "*sample",
        };
        var shape = learnable.Count == 1 ? one : string.Create(CultureInfo.InvariantCulture, $"{learnable.Count}, {one}");
        var (a, b) = (PyTerm.Number(learnable.Init.First).Text, PyTerm.Number(learnable.Init.Second).Text);
        return learnable.Init.Kind switch
        {
            InitializerKind.Normal => $"torch.empty({shape}).normal_({a}, {b})",
            InitializerKind.Uniform => $"torch.empty({shape}).uniform_({a}, {b})",
            InitializerKind.Linspace => $"torch.stack([torch.full(({one},), float(v)) for v in torch.linspace({a}, {b}, "
                + $"{learnable.Count})])",
            _ => $"torch.full(({shape},), {a})",
        };
    }
}
