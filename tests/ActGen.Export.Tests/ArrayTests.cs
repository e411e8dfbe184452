using ActGen.Activations.Tests.Support;
using ActGen.Export.Tests.Support;

namespace ActGen.Export.Tests;

/// <summary>
/// The C functions of arrays, of the whole catalogue and of rows with every kind of parameters, against the kernels: all bits.
/// </summary>
public sealed class ArrayTests : IDisposable
{
    // Samples, positions of a sample, and the last axis of one input: sequences that end anywhere, blocks and panels of rows, short rows,
    // long rows with columns left, and rows of several blocks.
    private static readonly (int Samples, int Positions, int Part)[] Shapes =
    [
        (1, 1, 1), (5, 1, 7), (40, 2, 3), (300, 1, 5), (3, 4, 31), (20, 1, 32), (9, 2, 45), (150, 1, 100), (70, 1, 700),
        (3, 1, 1040), (2, 2, 2100), (37, 3, 20), (129, 1, 31), (16, 1, 4), (600, 1, 16), (9, 3, 130), (40, 1, 64),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    // How far the values of one row after another reach: ordinary ones, and some that add up to more than a float holds.
    private static readonly float[] Ordinary = [6];
    private static readonly float[] Large = [6, 1e13f, 6, 6, 1e25f, 3e38f, 6];

    public static TheoryData<string> Compilers => [.. CCompiler.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void Arrays_have_the_bits_of_the_kernels(string compiler)
    {
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, ArrayProgram.Write(_folder.FullName));
        Assert.All(ArrayProgram.Activations.Select((activation, i) => (activation, i)), a =>
        {
            foreach (var shape in Shapes)
            {
                Check(program, a.i, a.activation, shape, Ordinary);
                if (a.activation.Info.Program is { Forward.InDouble: not null } or { Backward.InDouble: not null })
                {
                    Check(program, a.i, a.activation, shape, Large);
                }
            }
        });
        Assert.Contains(ArrayProgram.Activations, a => a.Info.Program!.Backward.InDouble is { ParameterGradients.Length: > 0 });
    }

    private static void Check(
        string program, int number, ActivationDescriptor activation, (int Samples, int Positions, int Part) size, float[] reaches)
    {
        var info = activation.Info;
        var shape = new ActivationShape(size.Positions * size.Part * info.Inputs.Count, size.Part * info.Inputs.Count);
        var outputs = size.Positions * size.Part * info.Outputs;
        var random = new Random(number);
        float[] Some(int count, Func<int, float> reach) =>
            [.. Enumerable.Range(0, count).Select(i => ((2 * random.NextSingle()) - 1) * reach(i))];
        var x = Some(size.Samples * shape.Neurons, i => reaches[i / shape.Channels % reaches.Length]);
        var (dy, parameters) = (Some(size.Samples * outputs, _ => 1), Parameters(info, shape, random));
        var found = CCompiler.Run(
            program, [$"{number}", $"{size.Samples}", $"{shape.Neurons}", $"{shape.Channels}", $"{outputs}", $"{parameters.Length}"],
            [.. parameters, .. x, .. dy]);

        var (y, dx, gradients) = (new float[dy.Length], new float[x.Length], Enumerable.Repeat(1f, parameters.Length).ToArray());
        activation.Forward(x, parameters, y, shape);
        activation.Backward(x, y, dy, parameters, dx, gradients, shape);
        var what = $"{info.Name} of {size.Samples} x {size.Positions} x {size.Part}";
        Assert.Equal(y.Length + dx.Length + gradients.Length, found.Length);
        Bits.AssertSame(y, found.AsSpan(0, y.Length), what);
        Bits.AssertSame(dx, found.AsSpan(y.Length, dx.Length), what + ", backward");
        Bits.AssertSame(gradients, found.AsSpan(y.Length + dx.Length), what + ", parameters");
    }

    private static float[] Parameters(ActivationInfo info, ActivationShape shape, Random random)
    {
        var split = new ActivationShape(shape.Neurons / info.Inputs.Count, shape.Channels / info.Inputs.Count);
        return [.. info.Learnables.SelectMany(l => Enumerable.Range(0, l.Count * Length(l.Per, split))
            .Select(_ => Math.Clamp(l.Init.First + random.NextSingle() - 0.5f, l.Min, l.Max)))];
    }

    private static int Length(Per per, ActivationShape shape) =>
        per switch { Per.Layer => 1, Per.Channel => shape.Channels, _ => shape.Neurons };
}
