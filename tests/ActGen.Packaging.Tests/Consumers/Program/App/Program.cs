using Acme.Shapes;
using ActGen;
using ActGen.Training;

// A line for each result: its name, then its numbers.
void Print(string name, IEnumerable<double> values) => Console.WriteLine(name + " " + string.Join(' ', values.Select(v => $"{v:G17}")));

float[] x = [-3.5f, -1, -0.25f, 0.75f, 2, 6];
float[] w = [0.5f, -0.25f, 1];
float[] y = new float[x.Length], dx = new float[x.Length], dw = new float[w.Length];
float[] dy = [1, 2, -1, 0.5f, 3, -2];

Gate.Forward(x, y);
Gate.Backward(x, dy, dx);
Print("gate.y", y.Select(v => (double)v));
Print("gate.dx", dx.Select(v => (double)v));
Print("gate.value", x.Select(v => (double)Gate.Evaluate(v)));

Blend.Forward(x, w, y);
Blend.Backward(x, w, dy, dx, dw);
Print("blend.y", y.Select(v => (double)v));
Print("blend.dx", dx.Select(v => (double)v));
Print("blend.dw", dw.Select(v => (double)v));

// Declared here, out of an activation of another project.
Print("twice.value", x.Select(v => (double)Twice.Evaluate(v)));

Console.WriteLine("library " + string.Join(' ', Acme.Neural.GeneratedActivations.All.Select(a => a.Name)));
Console.WriteLine("app " + string.Join(' ', App.GeneratedActivations.All.Select(a => a.Name)));

// Two steps of gradient descent on one batch.
var model = new Sequential(2, new Dense(2), new Activation<Gate>(), new Activation<Blend>());
model.Initialize(seed: 3);
IEnumerable<double> Weights() => model.Parameters.SelectMany(p => p.Value.ToArray()).Select(v => (double)v);
Print("weights.before", Weights());
using var trainer = new Trainer(model, new Sgd(0.5f), new TrainerOptions { BatchSize = 3, Threads = 2 });
var history = trainer.Fit(new Three(), validation: null, epochs: 2);
Print("losses", history.Epochs.Select(e => e.Loss));
Print("weights.after", Weights());

[Activation("2 * Gate(x)")]
internal readonly partial struct Twice;

internal sealed class Three : IDataset
{
    private static readonly float[][] Samples = [[1, 2], [-1, 0.5f], [3, -2]];

    public int Count => Samples.Length;

    public Shape SampleShape => 2;

    public TargetFormat Target => TargetFormat.Classes(2);

    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            Samples[indices[i]].CopyTo(inputs[(2 * i)..]);
            targets.Classes[i] = indices[i] % 2;
        }
    }
}
