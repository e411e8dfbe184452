using ActGen.Activations.Tests.Rows;
using ActGen.Training;

namespace ActGen.Export.Tests.Support;

/// <summary>
/// A C program that calls the functions of arrays of every activation of the catalogue, and of some rows: it reads parameters, inputs and
/// gradients for the outputs, and writes the outputs, the gradients for the inputs, and those of the parameters, added to ones.
/// </summary>
internal static class ArrayProgram
{
    /// <summary>The activations, in the order of their numbers.</summary>
    public static readonly ActivationDescriptor[] Activations =
    [
        .. ActGen.Activations.GeneratedActivations.All, new ActivationDescriptor<Normalized>(), new ActivationDescriptor<OverRoot>(),
        new ActivationDescriptor<AboveMean>(),
    ];

    /// <summary>Writes header and program.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>The name of the file with <c>main</c>.</returns>
    public static string Write(string folder)
    {
        CExport.Write(Path.Combine(folder, "activations.h"), [.. Activations.Select(a => a.Info)]);
        var runs = string.Join("\n", Activations.Select((a, i) => $"        case {i}: {Call(a.Info)} break;"));
        File.WriteAllText(Path.Combine(folder, "arrays.c"), $$"""
            #include <stdio.h>
            #include <stdlib.h>
            #include "activations.h"

            static float *read_floats(size_t count)
            {
                float *values = malloc((count + 1u) * sizeof *values);
                if (values == NULL || fread(values, sizeof *values, count, stdin) != count) exit(2);
                return values;
            }

            int main(int argc, char **argv)
            {
                if (argc < 7) return 2;
                const int number = atoi(argv[1]);
                const size_t samples = (size_t)atoi(argv[2]), neurons = (size_t)atoi(argv[3]), channels = (size_t)atoi(argv[4]);
                const size_t outputs = (size_t)atoi(argv[5]), parameters = (size_t)atoi(argv[6]);
                float *p = read_floats(parameters), *x = read_floats(samples * neurons), *dy = read_floats(samples * outputs);
                float *y = malloc((samples * outputs + 1u) * sizeof *y), *dp = malloc((parameters + 1u) * sizeof *dp);
                double *work = NULL;
                if (y == NULL || dp == NULL) return 2;
                for (size_t i = 0; i < parameters; i++) dp[i] = 1.0f;
                switch (number)
                {
            {{runs}}
                }

                fwrite(y, sizeof *y, samples * outputs, stdout);
                fwrite(x, sizeof *x, samples * neurons, stdout);
                fwrite(dp, sizeof *dp, parameters, stdout);
                return 0;
            }
            """);
        return "arrays.c";
    }

    // The gradients for the inputs take the place of the inputs.
    private static string Call(ActivationInfo info)
    {
        var name = "act_" + CNames.Snake(info.Name);
        var (memory, work) = info.IsOverRows && info.Learnables.Count > 0
            ? ($"work = malloc({name}_work(neurons, channels) * sizeof *work); if (work == NULL) return 2; ", ", work")
            : ("(void)work; ", "");
        return $"{memory}{name}_forward(x, p, y, samples, neurons, channels); {name}_backward(x, y, dy, p, x, dp, samples, neurons, "
            + $"channels{work});";
    }
}
