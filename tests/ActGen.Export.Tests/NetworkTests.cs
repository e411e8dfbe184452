using ActGen.Activations;
using ActGen.Activations.Tests.Support;
using ActGen.Export.Tests.Support;
using ActGen.Training;

namespace ActGen.Export.Tests;

/// <summary>Whole networks in C, bit for bit against the engine.</summary>
public sealed class NetworkTests : IDisposable
{
    private const int Samples = 5;

    private static readonly Dictionary<string, Func<Sequential>> Networks = new()
    {
        ["dense"] = () =>
            new([6, 5], new Flatten(), new Dense(37), new Activation<SoftExponential>(), new Dropout(0.5), new Dense(4, bias: false)),
        ["rows"] = () => new(
            [40], new Dense(64), new Activation<SwiGlu>(), new Training.LayerNorm(), new Dense(50), new Activation<Softmax>(),
                new Dense(33),
            new Activation<Activations.LayerNorm>()),
        ["images"] = () => new(
            [13, 12, 3], new Conv2D(9, 3), new BatchNorm(), new Activation<Relu>(), new MaxPool2D(),
                new Conv2D(16, 3, stride: 2, padding: Padding.Same),
            new Activation<PRelu>(), new AveragePool2D(2, 1, Padding.Same), new Flatten(), new Dense(10)),
        ["branches"] = () => new(
            [8, 8, 4], new Residual(new Conv2D(4, 3, padding: Padding.Same), new Activation<Kaf>()),
            new Concat([new Conv2D(5, 1)], [new MaxPool2D(3, 1, Padding.Same)], []), new GlobalAveragePool2D(), new Activation<CRelu>(),
                new Dropout(0.2)),
        ["alone"] = () => new([7], new AlphaDropout(0.1), new Flatten()),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    public static IEnumerable<object[]> Cases =>
        Networks.Keys.SelectMany(network => CCompiler.Names.Select(compiler => new object[] { network, compiler }));

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Cases))]
    public void A_network_has_the_bits_of_the_engine(string name, string compiler)
    {
        var network = Networks[name]();
        network.Initialize(3);
        var random = new Random(4);
        foreach (var parameter in network.Parameters)
        {
            foreach (ref var value in parameter.Value)
            {
                value = Math.Clamp(value + (0.2f * random.NextSingle()), parameter.Min, parameter.Max);
            }
        }

        float[] inputs = [.. Enumerable.Range(0, Samples * network.InputShape.Size).Select(_ => (4 * random.NextSingle()) - 2)];
        var expected = new float[Samples * network.OutputShape.Size];
        network.Predict(inputs, expected);

        network.SaveC(Path.Combine(_folder.FullName, "network.h"));
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, NetworkProgram.Write(_folder.FullName, "network.h"));
        Bits.AssertSame(expected, CCompiler.Run(program, [], inputs), name);
    }
}
