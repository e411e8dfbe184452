using ActGen.Training;

namespace ActGen.Export.Tests.Support;

/// <summary>Kernels <c>run</c> for <see cref="OpenCL.Run"/>, behind the headers whose functions they call.</summary>
internal static class OpenCLKernels
{
    private const string Head =
        "__kernel void run(int number, __global const float *given, __global const float *inputs, __global float *results)";

    /// <summary>The functions of one position of some activations, the number says of which: values and gradients.</summary>
    public static string Elements(IReadOnlyList<ActivationInfo> activations) =>
        $$"""
        {{CExport.Text(activations)}}
        {{string.Join("\n", activations.Select(Element))}}
        {{Head}}
        {
            const size_t i = get_global_id(0);
            switch (number)
            {
            {{string.Join("\n    ", activations.Select((_, n) => $"case {n}: element{n}(i, given, inputs, results); break;"))}}
            }
        }
        """;

    /// <summary>
    /// The functions of arrays of an activation over rows: a position is a whole array of <paramref name="neurons"/> values, and as many
    /// gradients for the outputs.
    /// </summary>
    public static string Rows(ActivationInfo info, int neurons, int channels, int parameters)
    {
        var name = "act_" + CNames.Snake(info.Name);
        return $$"""
            #define ACTGEN_WEIGHTS
            {{CExport.Text(info)}}
            {{Head}}
            {
                const size_t i = get_global_id(0);
                float p[{{parameters}}], x[{{2 * neurons}}], y[{{neurons}}], dx[{{neurons}}], dp[{{parameters}}];
                double work[{{20 * parameters}}];
                (void)number;
                for (int k = 0; k < {{2 * neurons}}; k++) x[k] = inputs[i * {{2 * neurons}} + k];
                for (int k = 0; k < {{parameters}}; k++)
                {
                    p[k] = given[k];
                    dp[k] = 1.0f;
                }

                {{name}}_forward(x, p, y, 1, {{neurons}}, {{channels}});
                {{name}}_backward(x, y, x + {{neurons}}, p, dx, dp, 1, {{neurons}}, {{channels}}, work);
                results += i * {{(2 * neurons) + parameters}};
                for (int k = 0; k < {{neurons}}; k++) results[k] = y[k];
                for (int k = 0; k < {{neurons}}; k++) results[{{neurons}} + k] = dx[k];
                for (int k = 0; k < {{parameters}}; k++) results[{{2 * neurons}} + k] = dp[k];
            }
            """;
    }

    /// <summary>A network; a position is a sample.</summary>
    public static string Network(Sequential network) =>
        $$"""
        {{CExport.Text(network)}}
        {{Head}}
        {
            const size_t i = get_global_id(0);
            float x[MODEL_INPUTS], y[MODEL_OUTPUTS], work[MODEL_WORK];
            (void)number, (void)given;
            for (int k = 0; k < MODEL_INPUTS; k++) x[k] = inputs[i * MODEL_INPUTS + k];
            model_predict(x, y, 1, work);
            for (int k = 0; k < MODEL_OUTPUTS; k++) results[i * MODEL_OUTPUTS + k] = y[k];
        }
        """;

    private static string Element(ActivationInfo info, int number)
    {
        var (inputs, outputs, elements) = (info.Inputs.Count, info.Outputs, info.Learnables.Sum(l => l.Count));
        var width = inputs + outputs + elements;
        return $$"""
            void element{{number}}(size_t i, __global const float *given, __global const float *inputs, __global float *results)
            {
                float p[64], x[4], y[4], dy[4], dx[4], dp[64];
                int outputs = 1;
                for (int k = 0; k < {{elements}}; k++) p[k] = given[k];
                for (int k = 0; k < {{inputs}}; k++) x[k] = inputs[i * {{inputs}} + k];
                for (int k = 0; k < 4; k++) dy[k] = 0.75f - 0.5f * (float)k;
                {{ElementProgram.Call(info)}}
                for (int k = 0; k < outputs; k++) results[i * {{width}} + k] = y[k];
                for (int k = 0; k < {{inputs}}; k++) results[i * {{width}} + {{outputs}} + k] = dx[k];
                for (int k = 0; k < {{elements}}; k++) results[i * {{width}} + {{outputs + inputs}} + k] = dp[k];
            }

            """;
    }
}
