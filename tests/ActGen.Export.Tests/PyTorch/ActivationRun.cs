using System.Runtime.InteropServices;
using System.Text.Json;
using ActGen.Activations;
using ActGen.Export.Tests.Support;
using ActGen.Training;

namespace ActGen.Export.Tests.PyTorch;

/// <summary>All activations of the catalogue, exported and run in PyTorch once.</summary>
public sealed class ActivationRun : IDisposable
{
    private const int Width = 12;
    private const float Widest = 1e4f;

    // Their derivative is another function's, on purpose.
    private static readonly string[] Surrogates =
        ["BinaryStep", "StraightThroughStep", "ClippedStep", "SigmoidStep", "SuperSpikeStep", "ArctanStep"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-torch-");

    public ActivationRun()
    {
        if (!Python.IsThere)
        {
            return;
        }

        PyTorchExport.Write(Path("activations.py"), [.. ActGen.Activations.GeneratedActivations.All.Select(a => a.Info)]);
        var cases = ActGen.Activations.GeneratedActivations.All.Select(Case).ToList();
        File.WriteAllText(Path("cases.json"), JsonSerializer.Serialize(cases));
        Output = Python.Run(System.IO.Path.Combine(AppContext.BaseDirectory, "PyTorch", "activations_check.py"), _folder.FullName);
    }

    /// <summary>The output of the check: the activations that gradcheck rejects.</summary>
    public string Output { get; } = "";

    /// <summary>Some floats that PyTorch was given or gave.</summary>
    public float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path(file))).ToArray();

    /// <summary>The parameter values of an activation, in the order of its learnables.</summary>
    public static float[] Parameters(ActivationDescriptor activation) => [.. Learned(activation).SelectMany(values => values)];

    public static ActivationShape Shape => new(Width);

    public void Dispose() => _folder.Delete(recursive: true);

    private object Case(ActivationDescriptor activation)
    {
        var random = new Random(4);
        float[] near = [.. Enumerable.Range(0, 40 * Width).Select(_ => (8 * random.NextSingle()) - 4)];
        Write(activation, "near", near);
        var far = Positions.Floats.Where(x => Math.Abs(x) <= Widest).ToArray();
        var mixed = Enumerable.Range(0, far.Length / Width * Width).Select(i => far[i * 1013L % far.Length]);
        Write(activation, "far", activation.Info.IsOverRows ? near : [.. mixed]);
        return new
        {
            name = activation.Name,
            sample = new[] { Width },
            parameters = Learned(activation),
            ordinary = near.Take(2 * Width),
            differentiable = !Surrogates.Contains(activation.Name),
        };
    }

    private void Write(ActivationDescriptor activation, string points, float[] x)
    {
        var info = activation.Info;
        float[] dy = [.. Enumerable.Range(0, x.Length / info.Inputs.Count * info.Outputs).Select(i => 0.75f - (0.25f * (i % 5)))];
        File.WriteAllBytes(Path($"{activation.Name}.{points}.x"), MemoryMarshal.AsBytes<float>(x).ToArray());
        File.WriteAllBytes(Path($"{activation.Name}.{points}.dy"), MemoryMarshal.AsBytes<float>(dy).ToArray());
    }

    private static float[][] Learned(ActivationDescriptor activation)
    {
        var model = new Sequential(Width, ActivationLayer.Create(activation));
        model.Initialize(seed: 3);
        var random = new Random(6);
        return [.. model.Parameters.Select(p =>
            p.Value.ToArray().Select(v => Math.Clamp(v + (0.2f * random.NextSingle()), p.Min, p.Max)).ToArray())];
    }

    private string Path(string file) => System.IO.Path.Combine(_folder.FullName, file);
}
