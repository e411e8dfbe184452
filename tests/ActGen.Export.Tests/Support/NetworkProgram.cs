namespace ActGen.Export.Tests.Support;

/// <summary>A C program that takes samples through an exported network.</summary>
internal static class NetworkProgram
{
    /// <summary>Writes the program beside the header.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="header">The name of the header.</param>
    /// <returns>The name of the file with <c>main</c>.</returns>
    public static string Write(string folder, string header)
    {
        File.WriteAllText(Path.Combine(folder, "network.c"), $$"""
            #include <stdio.h>
            #include <stdlib.h>
            #include "{{header}}"

            int main(void)
            {
                static float inputs[2 * MODEL_INPUTS], outputs[2 * MODEL_OUTPUTS], work[MODEL_WORK];
                size_t samples;
                while ((samples = fread(inputs, sizeof *inputs * MODEL_INPUTS, 2, stdin)) > 0)
                {
                    model_predict(inputs, outputs, samples, work);
                    fwrite(outputs, sizeof *outputs, samples * MODEL_OUTPUTS, stdout);
                }

                return 0;
            }
            """);
        return "network.c";
    }
}
