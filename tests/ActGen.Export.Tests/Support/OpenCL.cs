namespace ActGen.Export.Tests.Support;

/// <summary>OpenCL on the CPU, as Debian has it, and a program that runs a kernel.</summary>
internal static class OpenCL
{
    /// <summary>The advice where it is missing.</summary>
    public const string Missing =
        "no OpenCL for the CPU found: install it (Debian: apt-get install pocl-opencl-icd ocl-icd-opencl-dev opencl-headers gcc)";

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere =>
        File.Exists("/usr/include/CL/cl.h") && File.Exists("/etc/OpenCL/vendors/pocl.icd") && CCompiler.Find("gcc") is not null;

    /// <summary>Runs kernels <c>run</c> of a number, of given numbers, of inputs, and of results, all in one process.</summary>
    /// <param name="folder">Where files may be written.</param>
    /// <param name="source">The program.</param>
    /// <param name="jobs">The runs.</param>
    /// <returns>The results of each.</returns>
    public static IReadOnlyList<float[]> Run(string folder, string source, IReadOnlyList<OpenCLJob> jobs)
    {
        var kernels = Path.Combine(folder, "kernels.cl");
        File.WriteAllText(kernels, source);
        File.WriteAllText(Path.Combine(folder, "host.c"), Host);
        var program = CCompiler.Find("gcc")!.Compile(folder, "host.c", "-DCL_TARGET_OPENCL_VERSION=120", "-lOpenCL");
        var list = jobs.SelectMany(j => new[] { j.Number, j.Given.Length, j.Inputs.Length, j.Positions, j.Results });
        var found = CCompiler.Run(
            program, [kernels, .. list.Select(n => $"{n}")],
            [.. jobs.SelectMany(j => j.Given.Concat(j.Inputs))]);
        Assert.Equal(jobs.Sum(j => j.Results), found.Length);
        var results = new List<float[]>();
        foreach (var job in jobs)
        {
            results.Add(found[..job.Results]);
            found = found[job.Results..];
        }

        return results;
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
            static char source[1 << 23];
            static float numbers[1 << 21], results[1 << 22];
            if (argc < 2) return 2;
            FILE *file = fopen(argv[1], "rb");
            if (file == NULL) return 2;
            size_t length = fread(source, 1, sizeof source - 1, file);
            fclose(file);

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

            cl_kernel kernel = clCreateKernel(program, "run", &status);
            check(status, "kernel");
            for (char **job = argv + 2; job + 5 <= argv + argc; job += 5)
            {
                const cl_int number = atoi(job[0]);
                const size_t givens = (size_t)atoi(job[1]), inputs = (size_t)atoi(job[2]);
                const size_t count = (size_t)atoi(job[3]), outputs = (size_t)atoi(job[4]);
                if (fread(numbers, sizeof *numbers, givens + inputs, stdin) != givens + inputs) return 2;
                cl_mem given = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, (givens + 1) * sizeof *numbers, numbers, &status);
                check(status, "given");
                cl_mem x = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, inputs * sizeof *numbers, numbers + givens, &status);
                check(status, "inputs");
                cl_mem out = clCreateBuffer(context, CL_MEM_READ_WRITE, outputs * sizeof *results, NULL, &status);
                check(status, "results");
                check(clSetKernelArg(kernel, 0, sizeof number, &number), "argument");
                check(clSetKernelArg(kernel, 1, sizeof given, &given), "argument");
                check(clSetKernelArg(kernel, 2, sizeof x, &x), "argument");
                check(clSetKernelArg(kernel, 3, sizeof out, &out), "argument");
                check(clEnqueueNDRangeKernel(queue, kernel, 1, NULL, &count, NULL, 0, NULL, NULL), "run");
                check(clEnqueueReadBuffer(queue, out, CL_TRUE, 0, outputs * sizeof *results, results, 0, NULL, NULL), "read");
                fwrite(results, sizeof *results, outputs, stdout);
                clReleaseMemObject(given);
                clReleaseMemObject(x);
                clReleaseMemObject(out);
            }

            return 0;
        }
        """;
}

/// <summary>A run of a kernel.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Given">Numbers that are the same for all positions.</param>
/// <param name="Inputs">The inputs of all positions.</param>
/// <param name="Positions">How many positions there are, a work item for each.</param>
/// <param name="Results">How many results there are for all of them.</param>
internal sealed record OpenCLJob(int Number, float[] Given, float[] Inputs, int Positions, int Results);

/// <summary>A test with OpenCL. Where it is not installed it is skipped, with the reason; where the variable CI is set, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenCLFactAttribute : FactAttribute
{
    public OpenCLFactAttribute() => Skip = !CCompiler.IsRequired && !OpenCL.IsThere ? OpenCL.Missing : null;
}

/// <summary>Cases with OpenCL. Where it is not installed they are skipped, with the reason; where CI is set, they fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenCLTheoryAttribute : TheoryAttribute
{
    public OpenCLTheoryAttribute() => Skip = !CCompiler.IsRequired && !OpenCL.IsThere ? OpenCL.Missing : null;
}
