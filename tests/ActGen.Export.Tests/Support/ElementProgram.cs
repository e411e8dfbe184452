using ActGen.Training;

namespace ActGen.Export.Tests.Support;

/// <summary>
/// A C program that calls the functions of one position of every activation of the catalogue: it reads parameters and inputs, and writes
/// for each position the values, the gradients for the inputs, and those of the parameters.
/// </summary>
internal static class ElementProgram
{
    /// <summary>The activations, in the order of their numbers.</summary>
    public static readonly ActivationInfo[] Activations =
        [.. ActGen.Activations.GeneratedActivations.All.Select(a => a.Info).Where(info => !info.IsOverRows)];

    /// <summary>Writes header and program.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="activations">What it is made of, in the order of their numbers.</param>
    /// <returns>The name of the file with <c>main</c>.</returns>
    public static string Write(string folder, params IReadOnlyList<ActivationInfo> activations)
    {
        CExport.Write(Path.Combine(folder, "activations.h"), activations);
        var runs = string.Join("\n", activations.Select((info, i) => $"        case {i}: {Call(info)} break;"));
        File.WriteAllText(Path.Combine(folder, "elements.c"), $$"""
            #include <stdio.h>
            #include <stdlib.h>
            #include "activations.h"
            #include "activations.h"

            int main(int argc, char **argv)
            {
                const int number = argc > 1 ? atoi(argv[1]) : 0;
                const int inputs = argc > 2 ? atoi(argv[2]) : 1, elements = argc > 3 ? atoi(argv[3]) : 0;
                float p[64], x[4], y[4], dy[4], dx[4], dp[64];
                if (fread(p, sizeof *p, (size_t)elements, stdin) != (size_t)elements) return 2;
                for (int i = 0; i < 4; i++) dy[i] = 0.75f - 0.5f * (float)i;
                while (fread(x, sizeof *x, (size_t)inputs, stdin) == (size_t)inputs)
                {
                    int outputs = 1;
                    switch (number)
                    {
            {{runs}}
                    }

                    fwrite(y, sizeof *y, (size_t)outputs, stdout);
                    fwrite(dx, sizeof *dx, (size_t)inputs, stdout);
                    fwrite(dp, sizeof *dp, (size_t)elements, stdout);
                }

                return 0;
            }
            """);
        return "elements.c";
    }

    /// <summary>
    /// The statements that call the functions of one position: of <c>x</c>, <c>dy</c> and <c>p</c>, into <c>y</c>, <c>dx</c> and <c>dp</c>.
    /// </summary>
    public static string Call(ActivationInfo info)
    {
        var name = "act_" + CNames.Snake(info.Name);
        var x = Several("x[{0}]", info.Inputs.Count);
        var (parameters, gradients) = (Elements(info, "p[{0}]", "p + {0}"), Elements(info, "&dp[{0}]", "dp + {0}"));
        IEnumerable<string> read = [
            .. info.BackwardReads.HasFlag(BackwardReads.Input) ? x : [],
            .. info.BackwardReads.HasFlag(BackwardReads.Output) ? Several("y[{0}]", info.Outputs) : [],
            .. Several("dy[{0}]", info.Outputs),
        ];
        var value = info.Outputs == 1
            ? $"y[0] = {name}({string.Join(", ", x.Concat(parameters))});"
            : $"{name}({string.Join(", ", x.Concat(parameters).Concat(Several("&y[{0}]", info.Outputs)))}); outputs = {info.Outputs};";
        var all = read.Concat(parameters).Concat(Several("&dx[{0}]", info.Inputs.Count)).Concat(gradients);
        return $"{value} {name}_gradient({string.Join(", ", all)});";
    }

    private static IEnumerable<string> Elements(ActivationInfo info, string one, string several)
    {
        var at = 0;
        foreach (var learnable in info.Learnables)
        {
            yield return string.Format(null, learnable.Count > 1 ? several : one, at);
            at += learnable.Count;
        }
    }

    private static IEnumerable<string> Several(string text, int count) =>
        Enumerable.Range(0, count).Select(i => string.Format(null, text, i));
}
