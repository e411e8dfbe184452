using ActGen.Activations.Tests.Support;
using ActGen.Export.Tests.Support;

namespace ActGen.Export.Tests;

/// <summary>The C functions of one position, of the whole catalogue, bit for bit against the kernels.</summary>
public sealed class ElementTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    public static TheoryData<string> Compilers => [.. CCompiler.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void Values_and_gradients_have_the_bits_of_the_kernels(string compiler)
    {
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, ElementProgram.Write(_folder.FullName));
        Assert.All(ElementProgram.Activations.Select((info, i) => (info, i)), a =>
        {
            foreach (var parameters in Positions.Parameters(a.info))
            {
                Check(program, a.i, a.info, parameters);
            }
        });
    }

    private static void Check(string program, int number, ActivationInfo info, float[] parameters)
    {
        var (inputs, outputs, x) = (info.Inputs.Count, info.Outputs, Positions.Inputs(info));
        var width = inputs + outputs + parameters.Length;
        var found = CCompiler.Run(program, [$"{number}", $"{inputs}", $"{parameters.Length}"], [.. parameters, .. x]);
        var count = x.Length / inputs;
        Assert.Equal(count * width, found.Length);

        var activation = ActGen.Activations.GeneratedActivations.Find(info.Name)!;
        var shape = new ActivationShape(inputs);
        var (y, dx) = (new float[count * outputs], new float[x.Length]);
        float[] dy = [.. Enumerable.Range(0, count).SelectMany(_ => Positions.OutputGradients(outputs))];
        activation.Forward(x, parameters, y, shape);
        activation.Backward(x, y, dy, parameters, dx, new float[parameters.Length], shape);
        for (var i = 0; i < count; i++)
        {
            var what = $"{info.Name} of {string.Join(", ", x[(i * inputs)..((i + 1) * inputs)])} at {string.Join(", ", parameters)}";
            var own = found.AsSpan(i * width, width);
            Bits.AssertSame(y.AsSpan(i * outputs, outputs), own[..outputs], what);
            Bits.AssertSame(dx.AsSpan(i * inputs, inputs), own.Slice(outputs, inputs), what + ", backward");
            if (parameters.Length > 0 && i % 7 == 0)
            {
                var gradients = new float[parameters.Length];
                activation.Backward(
                    x.AsSpan(i * inputs, inputs), y.AsSpan(i * outputs, outputs), dy.AsSpan(0, outputs), parameters, new float[inputs], gradients, shape);
                Bits.AssertSame(gradients, [.. own[(outputs + inputs)..].ToArray().Select(g => g + 0f)], what + ", parameters");
            }
        }
    }
}
