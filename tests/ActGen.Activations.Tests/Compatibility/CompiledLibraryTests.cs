using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using ActGen.Activations.Tests.Support;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Activations.Tests.Compatibility;

/// <summary>A library that was compiled against an older minor version finds every member, and its values are right.</summary>
[Collection(SimdWidthCollection.Name)]
public sealed class CompiledLibraryTests
{
    private const int Samples = 19;
    private const double Tolerance = 2e-6;

    // What compiled code may hold on to: the contract, and the namespace that is there for it.
    private static readonly string[] Promised = ["ActGen", "ActGen.CompilerServices"];

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            foreach (var name in ClosedForm.All.Keys)
            {
                foreach (var lanes in SimdWidth.All)
                {
                    runs.Add(name, lanes);
                }
            }

            return runs;
        }
    }

    [Fact]
    public void It_was_compiled_against_an_older_version_and_is_tested_whole()
    {
        var reference = Assert.Single(CompiledLibrary.Assembly.GetReferencedAssemblies(), a => a.Name == "ActGen");
        Assert.True(reference.Version < typeof(IActivation).Assembly.GetName().Version);
        Assert.Same(typeof(IActivation).Assembly, CompiledLibrary.All[0].GetType().Assembly);
        Assert.Equal(ClosedForm.All.Keys.Order(), CompiledLibrary.All.Select(a => a.Name).Order());
    }

    [Fact]
    public void Every_member_that_it_names_is_there_and_promised()
    {
        using var file = new PEReader(File.OpenRead(CompiledLibrary.Path));
        var reader = file.GetMetadataReader();
        var spaces = reader.TypeReferences.Where(h => Scope(reader, h) == "ActGen").Select(h => SpaceOf(reader, h)).Distinct().Order();
        Assert.Equal(Promised, spaces);

        // In signatures any type stands in the places of the type parameters that fits their constraints.
        Type[] lanes = [typeof(Lanes128)];
        var module = CompiledLibrary.Assembly.ManifestModule;
        Assert.All(reader.TypeReferences, h => Assert.NotNull(module.ResolveType(MetadataTokens.GetToken(h))));
        Assert.All(reader.MemberReferences, h => Assert.NotNull(module.ResolveMember(MetadataTokens.GetToken(h), lanes, lanes)));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Its_values_and_gradients_are_the_closed_forms(string name, int lanes)
    {
        using var width = SimdWidth.Use(lanes);
        var activation = CompiledLibrary.All.Single(a => a.Name == name);
        var form = ClosedForm.All[name];
        var shape = new ActivationShape(ClosedForm.Columns);
        var samples = Enumerable.Range(0, Samples).Select(Sample).ToArray();
        float[] parameters = [.. form.Parameters.Select(p => (float)p)];
        Assert.Equal(parameters.Length, activation.Info.ParameterCount(shape));

        double[][] expected = [.. samples.Select(s => form.Function(s, form.Parameters))];
        float[] x = [.. samples.SelectMany(s => s).Select(v => (float)v)];
        var y = new float[expected.Sum(e => e.Length)];
        activation.Forward(x, parameters, y, shape);
        Close(expected.SelectMany(e => e), y);

        double[][] dy = [.. expected.Select((e, s) => e.Select((_, i) => Dyadic((11 * s) + (5 * i))).ToArray())];
        var gradients = samples.Select((s, i) => form.Gradients(s, dy[i])).ToArray();
        float[] dx = new float[x.Length], dparameters = new float[parameters.Length];
        activation.Backward(x, y, [.. dy.SelectMany(d => d).Select(v => (float)v)], parameters, dx, dparameters, shape);
        Close(gradients.SelectMany(g => g.X), dx);
        Close(parameters.Select((_, p) => gradients.Sum(g => g.Parameters[p])), dparameters);
    }

    [Fact]
    public void Its_typed_members_give_the_same()
    {
        float[] x = [-1, 2, -3, 4, 5, -6];
        var (y, dx, dup, ddown) = ((float[], float[], float[], float[]))CompiledLibrary.Call(
            "TwoSlopes", x, new float[] { 2 }, new float[] { 0.5f, 1, 4 }, new float[] { 1, 1, 1, 1, 1, 2 });
        Assert.Equal([-0.5f, 4, -12, 8, 10, -24], y);
        Assert.Equal([0.5f, 2, 4, 2, 2, 8], dx);
        Assert.Equal([11f], dup);
        Assert.Equal([-1f, 0, -15], ddown);

        // At x = ln 3, beta = 1: sigmoid = 3/4.
        var (value, slope, slopeInBeta) = ((float, float, float))CompiledLibrary.Call("Swish", (float)Math.Log(3), 1f);
        Close([0.75 * Math.Log(3), 0.75 + (0.1875 * Math.Log(3)), 0.1875 * Math.Log(3) * Math.Log(3)], [value, slope, slopeInBeta]);
    }

    [Fact]
    public void What_its_kernels_compute_can_be_read() => Assert.All(CompiledLibrary.All, a => Assert.NotNull(a.Info.Program));

    // Exact in float, of both signs, never near a breakpoint, and different in every column.
    private static double[] Sample(int sample) =>
        [.. Enumerable.Range(0, ClosedForm.Columns).Select(i => Dyadic((7 * sample) + (3 * i) + (i * i)))];

    private static double Dyadic(int i) => ((i * 37 % 101) - 50.5) / 32;

    private static void Close(IEnumerable<double> expected, IReadOnlyList<float> actual)
    {
        double[] all = [.. expected];
        Assert.Equal(all.Length, actual.Count);
        Assert.All(all.Zip(actual), pair => Assert.InRange(
            pair.Second, pair.First - (Tolerance * (1 + Math.Abs(pair.First))), pair.First + (Tolerance * (1 + Math.Abs(pair.First)))));
    }

    private static string? Scope(MetadataReader reader, TypeReferenceHandle handle) =>
        reader.GetTypeReference(handle).ResolutionScope switch
        {
            { Kind: HandleKind.AssemblyReference } scope =>
                reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            { Kind: HandleKind.TypeReference } outer => Scope(reader, (TypeReferenceHandle)outer),
            _ => null,
        };

    private static string SpaceOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? SpaceOf(reader, (TypeReferenceHandle)type.ResolutionScope)
            : reader.GetString(type.Namespace);
    }
}
