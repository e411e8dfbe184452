using ActGen.Activations.Tests.Support;
using ActGen.Export.Tests.Support;
using ActGen.Training;

namespace ActGen.Export.Tests;

/// <summary>Whole networks in C, bit for bit against the engine.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    public static IEnumerable<object[]> Cases =>
        ExampleNetwork.Names.SelectMany(network => CCompiler.Names.Select(compiler => new object[] { network, compiler }));

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Cases))]
    public void A_network_has_the_bits_of_the_engine(string name, string compiler)
    {
        var example = ExampleNetwork.Create(name);
        example.Network.SaveC(Path.Combine(_folder.FullName, "network.h"));
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, NetworkProgram.Write(_folder.FullName, "network.h"));
        Bits.AssertSame(example.Expected, CCompiler.Run(program, [], example.Inputs), name);
    }
}
