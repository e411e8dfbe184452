using ActGen.Export.Tests.Support;

namespace ActGen.Export.Tests;

/// <summary>The C functions of one position, bit for bit against the kernels: of the whole catalogue.</summary>
public sealed class ElementTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    public static TheoryData<string> Compilers => [.. CCompiler.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void Values_and_gradients_have_the_bits_of_the_kernels(string compiler)
    {
        var program = CCompiler.Find(compiler)!.Compile(
            _folder.FullName, ElementProgram.Write(_folder.FullName, ElementProgram.Activations));
        Check(ElementProgram.Activations, (info, number, parameters) =>
            CCompiler.Run(program, [$"{number}", $"{info.Inputs.Count}", $"{parameters.Length}"],
                [.. parameters, .. Positions.Inputs(info)]));
    }

    private static void Check(ActivationInfo[] activations, Func<ActivationInfo, int, float[], float[]> run) =>
        Assert.All(activations.Select((info, i) => (info, i)), a =>
        {
            foreach (var parameters in Positions.Parameters(a.info))
            {
                ElementCheck.Run(a.info, parameters, Positions.Inputs(a.info), run(a.info, a.i, parameters));
            }
        });
}
