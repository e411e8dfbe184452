using System.Runtime.InteropServices;
using ActGen.Activations;
using ActGen.Onnx.Tests.Networks;
using ActGen.Training;

namespace ActGen.Export.Tests.PyTorch;

/// <summary>Networks of every layer in PyTorch, with the parameters of a checkpoint, against <see cref="Sequential.Predict"/>.</summary>
public sealed class NetworkTests
{
    private const int Rows = 5;

    // Sums of products are added in another order.
    private const double Tolerance = 2e-5;

    private static Dictionary<string, Func<Sequential>> Models { get; } = new()
    {
        ["mlp"] = () => new([7, 6], new Flatten(), new Dense(12), new Activation<SoftExponential>(), new Dropout(0.3), new Dense(5)),
        ["cnn"] = () => new(
            [9, 8, 3], new Conv2D(4, 3, stride: 2, padding: Padding.Same), new Activation<Mish>(), new MaxPool2D(3, 2, Padding.Same),
            new Conv2D(6, 2, padding: Padding.Same, bias: false), new Activation<Kaf>(), new AveragePool2D(2, 1, Padding.Same),
                new BatchNorm(),
            new GlobalAveragePool2D(), new Dense(5, bias: false)),
        ["branches"] = () => new(
            [6, 6, 4], new Residual(new Conv2D(4, 3, padding: Padding.Same), new Activation<Apl>()),
            new Concat([], [new Dense(2), new Activation<PRelu>()]), new ActGen.Training.LayerNorm(), new Flatten(), new AlphaDropout(0.1),
            new Dense(6, name: "the last"), new Activation<Glu>()),
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [TorchTheory]
    [MemberData(nameof(Names))]
    public void Outputs_are_those_of_Predict(string name)
    {
        var folder = Directory.CreateTempSubdirectory("actgen-torch-");
        try
        {
            string Path(string file) => System.IO.Path.Combine(folder.FullName, file);
            var model = Models[name]().Trained();
            model.SavePyTorch(Path("network.py"));
            var tensors = model.Parameters.Select(p => SafeTensor.Of(p.Name, [.. p.Shape], p.Value.ToArray())).ToList();
            SafeTensorsWriter.Write(Path("model.safetensors"), [], tensors);
            var random = new Random(3);
            float[] x = [.. Enumerable.Range(0, Rows * model.InputShape.Size).Select(_ => (2 * random.NextSingle()) - 1)];
            File.WriteAllBytes(Path("x"), MemoryMarshal.AsBytes<float>(x).ToArray());
            Python.Run(
            [
                System.IO.Path.Combine(AppContext.BaseDirectory, "PyTorch", "network_check.py"),
                Path("network.py"), Path("model.safetensors"), Path("x"), Path("y"),
                .. model.InputShape.Select(axis => axis.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ]);

            var expected = new float[Rows * model.OutputShape.Size];
            var actual = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path("y"))).ToArray();
            model.Predict(x, expected);
            double scale = expected.Max(Math.Abs);
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second - pair.First, -Tolerance * scale, Tolerance * scale));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
