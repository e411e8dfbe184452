using System.Globalization;
using System.Text;
using ActGen.CompilerServices;
using ActGen.Programs;
using ActGen.Training;

namespace ActGen.Export.Tests.Support;

/// <summary>
/// A C program that calls the functions of extended precision: it reads arguments, three floats each, and writes a result as a double and
/// what that leaves.
/// </summary>
internal static class ExtendedProgram
{
    /// <summary>The functions, in the order of their numbers.</summary>
    public static readonly PrimitiveFunction[] Functions = [.. PrimitiveFunction.All];

    /// <summary>The operators, numbered after the functions: on a third of u and a seventh of v.</summary>
    public static readonly (string Name, Func<ExtendedReal, ExtendedReal, ExtendedReal> Value)[] Operators =
    [
        ("add", (a, b) => a + b),
        ("sub", (a, b) => a - b),
        ("mul", (a, b) => a * b),
        ("div", (a, b) => a / b),
        ("less", (a, b) => a < b ? 1 : 0),
        ("less_or_equal", (a, b) => a <= b ? 1 : 0),
        ("equal", (a, b) => a == b ? 1 : 0),
    ];

    /// <summary>A procedure with every operation; its numbers leave the range of double on the way.</summary>
    public static readonly ActivationInfo Procedure = Info("Steps", ["u", "v"], string.Join(',',
        "x:0", "x:1", "k:4008000000000000", "/:0:2", "/:1:2", "*:3:4", "*:5:5", "*:6:6", "*:7:7", "/:8:7", "+:9:3",
        "<:3:4", "l:4:3", "=:0:1", "&:11:12", "|:14:13", "!:15", "?:16:10:3", "y:17"));

    /// <summary>Writes header and program.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>The name of the file with <c>main</c>.</returns>
    public static string Write(string folder)
    {
        CExport.Write(Path.Combine(folder, "activations.h"), [.. Functions.Select(Info), Procedure]);
        var functions = Functions.Select(f => $"{CNames.Snake(f.Name)}({string.Join(", ", "uvw".Take(f.Arity))})");
        var operators = Operators.Select(o => $"{o.Name}(actgen_ext_div(u, actgen_ext_of(3.0)), actgen_ext_div(v, actgen_ext_of(7.0)))");
        var isNumber = Functions.Select(_ => true).Concat(Operators.Select((_, i) => i < 4)).ToArray();
        var calls = functions.Concat(operators).Select((call, i) =>
            $"            case {i}: y = {(isNumber[i] ? "" : "actgen_ext_of(")}actgen_ext_{call}{(isNumber[i] ? "" : ")")}; break;");
        File.WriteAllText(Path.Combine(folder, "extended.c"), $$"""
            #include <stdio.h>
            #include <stdlib.h>
            #include "activations.h"

            int main(int argc, char **argv)
            {
                const int number = argc > 1 ? atoi(argv[1]) : 0;
                float x[3];
                while (fread(x, sizeof *x, 3, stdin) == 3)
                {
                    const actgen_ext u = actgen_ext_of(x[0]), v = actgen_ext_of(x[1]), w = actgen_ext_of(x[2]);
                    actgen_ext y = u;
                    switch (number)
                    {
            {{string.Join("\n", calls)}}
                    }

                    const actgen_ext rest = actgen_ext_sub(y, actgen_ext_of(actgen_ext_to_double(y)));
                    const double parts[2] = { actgen_ext_to_double(y), actgen_ext_to_double(rest) };
                    fwrite(parts, sizeof *parts, 2, stdout);
                }

                return 0;
            }
            """);
        return "extended.c";
    }

    /// <summary>The value in C#.</summary>
    public static ExtendedReal Value(PrimitiveFunction function, float[] arguments) => (ExtendedReal)typeof(ExtendedReals)
        .GetMethod(function.Name, [.. Enumerable.Repeat(typeof(ExtendedReal), function.Arity)])!
        .Invoke(null, [.. arguments.Take(function.Arity).Select(a => (object)(ExtendedReal)a)])!;

    // The functions come into a header where a procedure calls them.
    private static ActivationInfo Info(PrimitiveFunction function)
    {
        string[] inputs = [.. "uvw".Take(function.Arity).Select(c => $"{c}")];
        var steps = inputs.Select((_, i) => i).ToList();
        return Info("Probe" + function.Name, inputs, string.Join(',', steps.Select(i => $"x:{i}"))
            + $",{function.Name}:{string.Join(':', steps)},y:{steps.Count}");
    }

    private static ActivationInfo Info(string name, string[] inputs, string body)
    {
        var count = inputs.Length;
        var steps = string.Create(CultureInfo.InvariantCulture, $"= 0 0;e {count} 0 {string.Join(' ', Enumerable.Range(0, count))} {body}");
        var read = string.Join(';', inputs.Select((_, i) => $"x {i}"));
        var gradients = string.Join(' ', inputs.Select((_, i) => i));
        var text = Encoding.ASCII.GetBytes($"{read};{steps};y {count + 1}\n{read};y {gradients}");
        return new()
        {
            Name = name,
            Formulas = [name],
            Latex = name,
            Derivatives = [],
            Inputs = inputs,
            BackwardReads = BackwardReads.Input,
            ProgramText = () => text,
        };
    }
}
