using ActGen.Training;

namespace ActGen.Export.Tests.Support;

/// <summary>OpenCL on the CPU, as Debian has it: a kernel for each activation, and a program that runs one of them.</summary>
internal static class OpenCL
{
    /// <summary>The advice where it is missing.</summary>
    public const string Missing =
        "no OpenCL for the CPU found: install it (Debian: apt-get install pocl-opencl-icd ocl-icd-opencl-dev opencl-headers gcc)";

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere =>
        File.Exists("/usr/include/CL/cl.h") && File.Exists("/etc/OpenCL/vendors/pocl.icd") && CCompiler.Find("gcc") is not null;

    /// <summary>Writes the kernels and compiles the program that runs them.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="activations">The activations; a kernel <c>run0</c>, <c>run1</c> ... for each.</param>
    /// <returns>The program.</returns>
    public static string Compile(string folder, IReadOnlyList<ActivationInfo> activations)
    {
        File.WriteAllText(
            Path.Combine(folder, "kernels.cl"),
            CExport.Text(activations) + string.Concat(activations.Select((info, i) => Kernel(info, i))));
        File.WriteAllText(Path.Combine(folder, "host.c"), Host);
        return CCompiler.Find("gcc")!.Compile(folder, "host.c", "-DCL_TARGET_OPENCL_VERSION=120", "-lOpenCL");
    }

    private static string Kernel(ActivationInfo info, int number)
    {
        var (inputs, outputs, elements) = (info.Inputs.Count, info.Outputs, info.Learnables.Sum(l => l.Count));
        var width = inputs + outputs + elements;
        return $$"""

            __kernel void run{{number}}(__global const float *given, __global const float *inputs, __global float *results)
            {
                const size_t i = get_global_id(0);
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

    private const string Host =
        """
        #include <CL/cl.h>
        #include <stdio.h>
        #include <stdlib.h>

        static void check(cl_int status, const char *what)
        {
            if (status != CL_SUCCESS) { fprintf(stderr, "%s: %d\n", what, status); exit(1); }
        }

        int main(int argc, char **argv)
        {
            static char source[1 << 22];
            static float numbers[1 << 20], results[1 << 22];
            if (argc < 6) return 2;
            const size_t inputs = (size_t)atoi(argv[3]), elements = (size_t)atoi(argv[4]), width = (size_t)atoi(argv[5]);
            FILE *file = fopen(argv[1], "rb");
            if (file == NULL) return 2;
            size_t length = fread(source, 1, sizeof source - 1, file);
            fclose(file);
            const size_t count = (fread(numbers, sizeof *numbers, sizeof numbers / sizeof *numbers, stdin) - elements) / inputs;

            cl_platform_id platform;
            cl_device_id device;
            cl_int status;
            const char *text = source;
            check(clGetPlatformIDs(1, &platform, NULL), "platform");
            check(clGetDeviceIDs(platform, CL_DEVICE_TYPE_CPU, 1, &device, NULL), "device");
            cl_context context = clCreateContext(NULL, 1, &device, NULL, NULL, &status);
            check(status, "context");
            cl_command_queue queue = clCreateCommandQueue(context, device, 0, &status);
            check(status, "queue");
            cl_program program = clCreateProgramWithSource(context, 1, &text, &length, &status);
            check(status, "program");
            if (clBuildProgram(program, 1, &device, "-cl-fp32-correctly-rounded-divide-sqrt", NULL, NULL) != CL_SUCCESS)
            {
                static char log[1 << 16];
                clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, sizeof log, log, NULL);
                fprintf(stderr, "%s\n", log);
                return 1;
            }

            cl_kernel kernel = clCreateKernel(program, argv[2], &status);
            check(status, "kernel");
            cl_mem given = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, (elements + 1) * sizeof *numbers, numbers, &status);
            check(status, "parameters");
            cl_mem x = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, count * inputs * sizeof *numbers, numbers + elements, &status);
            check(status, "inputs");
            cl_mem out = clCreateBuffer(context, CL_MEM_WRITE_ONLY, count * width * sizeof *results, NULL, &status);
            check(status, "results");
            check(clSetKernelArg(kernel, 0, sizeof given, &given), "argument");
            check(clSetKernelArg(kernel, 1, sizeof x, &x), "argument");
            check(clSetKernelArg(kernel, 2, sizeof out, &out), "argument");
            check(clEnqueueNDRangeKernel(queue, kernel, 1, NULL, &count, NULL, 0, NULL, NULL), "run");
            check(clEnqueueReadBuffer(queue, out, CL_TRUE, 0, count * width * sizeof *results, results, 0, NULL, NULL), "read");
            fwrite(results, sizeof *results, count * width, stdout);
            return 0;
        }
        """;
}

/// <summary>A test with OpenCL. Where it is not installed it is skipped, with the reason; where the variable CI is set, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenCLFactAttribute : FactAttribute
{
    public OpenCLFactAttribute()
    {
        if (!CCompiler.IsRequired && !OpenCL.IsThere)
        {
            Skip = OpenCL.Missing;
        }
    }
}
