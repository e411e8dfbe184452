using ActGen.Activations.Tests.Rows;
using ActGen.Activations.Tests.Support;
using ActGen.Export.Tests.Support;

namespace ActGen.Export.Tests;

/// <summary>The exported C as OpenCL C, on the CPU, bit for bit against the kernels and the engine.</summary>
public sealed class OpenCLTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-cl-");

    public static TheoryData<string> Networks => [.. ExampleNetwork.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [OpenCLFact]
    [Trait("Speed", "Slow")]
    public void Values_and_gradients_have_the_bits_of_the_kernels()
    {
        Assert.True(OpenCL.IsThere, OpenCL.Missing);
        var activations = ElementProgram.Activations;
        var cases = activations.SelectMany((info, number) => Positions.Parameters(info).Select(parameters =>
        {
            var x = Positions.Inputs(info);
            var count = x.Length / info.Inputs.Count;
            return (Info: info, Job: new OpenCLJob(number, parameters, x, count, count * ElementCheck.Width(info, parameters)));
        })).ToList();
        var found = OpenCL.Run(_folder.FullName, OpenCLKernels.Elements(activations), [.. cases.Select(c => c.Job)]);
        Assert.All(cases.Zip(found), c => ElementCheck.Run(c.First.Info, c.First.Job.Given, c.First.Job.Inputs, c.Second));
    }

    [OpenCLTheory]
    [InlineData(37)]
    [InlineData(5)]
    public void Rows_have_the_bits_of_the_kernels(int channels)
    {
        Assert.True(OpenCL.IsThere, OpenCL.Missing);
        const int Rows = 6;
        var (info, shape) = (OverRoot.Info, new ActivationShape(Rows * channels, channels));
        var random = new Random(2);
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextSingle()) - 2)];
        var (parameters, x, dy) = (Some(1 + shape.Neurons), Some(shape.Neurons), Some(shape.Neurons));
        var (y, dx, gradients) = (new float[x.Length], new float[x.Length], Enumerable.Repeat(1f, parameters.Length).ToArray());
        var kernels = new ActivationDescriptor<OverRoot>();
        kernels.Forward(x, parameters, y, shape);
        kernels.Backward(x, y, dy, parameters, dx, gradients, shape);
        float[] expected = [.. y, .. dx, .. gradients];
        var source = OpenCLKernels.Rows(info, shape.Neurons, channels, parameters.Length);
        var found = OpenCL.Run(
            _folder.FullName, source, [new OpenCLJob(0, parameters, [.. x, .. dy], 1, expected.Length)]);
        Bits.AssertSame(expected, found[0], info.Name);
    }

    [OpenCLTheory]
    [MemberData(nameof(Networks))]
    public void Networks_have_the_bits_of_the_engine(string name)
    {
        Assert.True(OpenCL.IsThere, OpenCL.Missing);
        var example = ExampleNetwork.Create(name);
        var found = OpenCL.Run(
            _folder.FullName, OpenCLKernels.Network(example.Network),
            [new OpenCLJob(0, [], example.Inputs, ExampleNetwork.Samples, example.Expected.Length)]);
        Bits.AssertSame(example.Expected, found[0], name);
    }
}
