using System.Runtime.InteropServices;
using ActGen.Activations.Tests.Programs;
using ActGen.Activations.Tests.Support;
using ActGen.CompilerServices;
using ActGen.Export.Tests.Support;
using ActGen.Programs;
using ActGen.Training;

namespace ActGen.Export.Tests;

/// <summary>Slow paths in extended precision in C: every function of it, its arithmetic, and the kernels that take it.</summary>
public sealed class ExtendedTests : IDisposable
{
    // Where 1 - alpha (x + alpha) and its gradient in alpha leave double no digits.
    private static readonly float[] FarOut =
        [.. Enumerable.Range(20, 19).SelectMany(e => (float[])[1e-10f * MathF.Pow(10, e), -3.3e-10f * MathF.Pow(10, e)])];

    private static readonly float[] Sizes =
        [0, 1e-44f, 1e-30f, 3e-10f, 0.0599f, 0.06f, 0.0601f, 0.25f, 0.3f, 0.36f, 0.75f, 1, 1.4f, 1.5f, 1.6f, 2.5f, 12, 64, 88, 700, 1e5f];

    // One, two or three arguments: what follows the first does not go in step with it.
    private static readonly float[][] Arguments =
    [
        .. Sizes.Concat(Sizes.Select(s => -s)).Concat([1e30f, float.PositiveInfinity, float.NegativeInfinity, float.NaN])
            .SelectMany(u => new[] { 0, -1, 0.5f, 3, -2.5f, 7e4f, float.NaN }, (u, v) => new[] { u, v, 1 }),
        .. Sizes.Select(s => new[] { s, s, s }), .. Sizes.Select(s => new[] { -s, s, s }),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    public static TheoryData<string> Compilers => [.. CCompiler.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void Kernels_that_take_it_have_the_same_bits(string compiler)
    {
        ActivationInfo[] activations = [ActGen.Activations.SoftExponential.Info, ActGen.Activations.SoftClipping.Info];
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, ElementProgram.Write(_folder.FullName, activations));
        Assert.All(activations.Select((info, i) => (info, i)), a =>
        {
            Assert.Contains(
                a.info.Program!.Forward.Instructions.Concat(a.info.Program.Backward.Instructions), step => step.IsExtended);
            foreach (var parameter in (float[])[-0.3f, -0.17f, -0.01f, -1e-5f])
            {
                float[] parameters = [.. a.info.Learnables.Select(_ => parameter)];
                var found = CCompiler.Run(program, [$"{a.i}", "1", $"{parameters.Length}"], [.. parameters, .. FarOut]);
                var width = ElementCheck.Width(a.info, parameters);
                Assert.All(FarOut.Select((x, i) => (x, i)), p =>
                    ElementCheck.Run(a.info, parameters, [p.x], found[(p.i * width)..((p.i + 1) * width)]));
            }
        });
    }

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void Every_function_gives_what_it_does_in_CSharp(string compiler)
    {
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, ExtendedProgram.Write(_folder.FullName));
        float[] given = [.. Arguments.SelectMany(a => a)];
        Assert.All(ExtendedProgram.Functions.Select((f, i) => (f, i)), a =>
        {
            var found = MemoryMarshal.Cast<float, double>(CCompiler.Run(program, [$"{a.i}"], given)).ToArray();
            Assert.Equal(Arguments.Length * 2, found.Length);
            Assert.All(Arguments.Select((arguments, i) => (arguments, i)), p =>
            {
                var expected = ExtendedProgram.Value(a.f, p.arguments);
                var what = $"{a.f.Name} of {string.Join(", ", p.arguments.Take(a.f.Arity))}";
                Bits.AssertSame([(float)(double)expected], [(float)found[2 * p.i]], what);
                Assert.True(Ulps((double)expected, found[2 * p.i]) <= 1, $"{what}: {found[2 * p.i]:R}, not {(double)expected:R}");
            });
        });
    }

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void Arithmetic_has_all_its_digits(string compiler)
    {
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, ExtendedProgram.Write(_folder.FullName));
        float[] given = [.. Arguments.SelectMany(a => a)];
        Assert.All(ExtendedProgram.Operators.Select((o, i) => (o, i)), a =>
        {
            var found = MemoryMarshal.Cast<float, double>(
                CCompiler.Run(program, [$"{ExtendedProgram.Functions.Length + a.i}"], given)).ToArray();
            Assert.All(Arguments.Select((arguments, i) => (arguments, i)), p =>
            {
                var expected = a.o.Value((ExtendedReal)p.arguments[0] / 3, (ExtendedReal)p.arguments[1] / 7);
                var rest = expected - (double)expected;
                Assert.Equal(
                    (a.o.Name, p.arguments[0], p.arguments[1], (double)expected, (double)rest),
                    (a.o.Name, p.arguments[0], p.arguments[1], found[2 * p.i], found[(2 * p.i) + 1]));
            });
        });
    }

    [CompilerTheory]
    [MemberData(nameof(Compilers))]
    public void A_procedure_does_its_steps(string compiler)
    {
        var info = ExtendedProgram.Procedure;
        var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, ElementProgram.Write(_folder.FullName, info));
        var found = CCompiler.Run(program, ["0", "2", "0"], [.. Arguments.SelectMany(a => a.Take(2))]);
        var step = info.Program!.Forward.Instructions.Single(i => i.Code == OpCode.InDouble);
        for (var i = 0; i < Arguments.Length; i++)
        {
            Bits.AssertSame([SlowPathProcedures.Of(step, Arguments[i][..2])], [found[3 * i]], string.Join(", ", Arguments[i]));
        }
    }

    [Fact]
    public void A_module_for_PyTorch_says_where_it_stays_in_double() => Assert.Contains(
        "# The kernels compute this slow path in 32 digits",
        PyTorchExport.Text(ActGen.Activations.SoftExponential.Info), StringComparison.Ordinal);

    private static double Ulps(double a, double b) => a.Equals(b) || (a == 0 && b == 0) ? 0
        : double.IsFinite(a) && double.IsFinite(b) ? Math.Abs(a - b) / (Math.BitIncrement(Math.Abs(a)) - Math.Abs(a))
        : double.PositiveInfinity;
}
