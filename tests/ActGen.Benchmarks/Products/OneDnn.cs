using System.Runtime.InteropServices;

namespace ActGen.Benchmarks.Products;

/// <summary>
/// The matrix product of oneDNN's shared library (Debian: <c>apt-get install libdnnl-dev</c>), limited to the instructions that our
/// kernels use in this process, on a chosen number of OpenMP threads.
/// </summary>
internal static unsafe partial class OneDnn
{
    private const string Library = "dnnl";
    private const string OpenMP = "gomp";
    private const int Avx2 = 0x7;
    private static readonly string[] Names = ["libdnnl.so.2", "libdnnl.so.3", "libdnnl.so", "libdnnl.dylib", "dnnl.dll"];
    private static bool _isLimited;
    private static readonly nint Handle = Load(Names);

    static OneDnn() => NativeLibrary.SetDllImportResolver(
        typeof(OneDnn).Assembly, (name, _, _) => name switch { Library => Handle, OpenMP => Load(["libgomp.so.1"]), _ => 0 });

    /// <summary>Whether the library is installed.</summary>
    public static bool IsInstalled => Handle != 0;

    /// <summary>Keeps the library from instructions wider than 256 bits; before its first product.</summary>
    public static void LimitToAvx2()
    {
        if (!_isLimited)
        {
            Require(SetMaxCpuIsa(Avx2));
            _isLimited = true;
        }
    }

    /// <summary>How many threads the next products run on.</summary>
    public static void SetThreads(int threads) => SetOpenMPThreads(threads);

    /// <summary>C = op(A) op(B), all row by row; C is rows x columns.</summary>
    public static void Multiply(bool transposedA, bool transposedB, int rows, int columns, int inner, float* a, int lda, float* b, int ldb,
        float* c, int ldc) =>
        Require(Sgemm(Letter(transposedA), Letter(transposedB), rows, columns, inner, 1, a, lda, b, ldb, 0, c, ldc));

    private static byte Letter(bool transposed) => (byte)(transposed ? 'T' : 'N');

    private static nint Load(string[] names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static void Require(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"oneDNN answers with status {status}");
        }
    }

    [LibraryImport(Library, EntryPoint = "dnnl_sgemm")]
    private static partial int Sgemm(
        byte transposedA, byte transposedB, nint rows, nint columns, nint inner,
        float alpha, float* a, nint lda, float* b, nint ldb, float beta, float* c, nint ldc);

    [LibraryImport(Library, EntryPoint = "dnnl_set_max_cpu_isa")]
    private static partial int SetMaxCpuIsa(int isa);

    [LibraryImport(OpenMP, EntryPoint = "omp_set_num_threads")]
    private static partial void SetOpenMPThreads(int threads);
}
