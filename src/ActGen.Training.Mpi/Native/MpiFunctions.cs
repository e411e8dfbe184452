using System.Runtime.InteropServices;

namespace ActGen.Training.Mpi;

/// <summary>
/// The functions of MPI's C interface that a training needs. Handles are as wide as a pointer: those of Open MPI are pointers, those of
/// MPICH are ints, which a register carries as well.
/// </summary>
internal static unsafe partial class MpiFunctions
{
    private const string Library = MpiLibrary.Name;

    [LibraryImport(Library)]
    public static partial int MPI_Initialized(out int flag);

    [LibraryImport(Library)]
    public static partial int MPI_Init_thread(nint argc, nint argv, int required, out int provided);

    [LibraryImport(Library)]
    public static partial int MPI_Finalize();

    [LibraryImport(Library)]
    public static partial int MPI_Abort(nint communicator, int exitCode);

    [LibraryImport(Library)]
    public static partial int MPI_Comm_rank(nint communicator, out int rank);

    [LibraryImport(Library)]
    public static partial int MPI_Comm_size(nint communicator, out int size);

    [LibraryImport(Library)]
    public static partial int MPI_Barrier(nint communicator);

    [LibraryImport(Library)]
    public static partial int MPI_Bcast(void* buffer, int count, nint type, int root, nint communicator);

    [LibraryImport(Library)]
    public static partial int MPI_Allgatherv(
        void* sent, int sentCount, nint sentType, void* received, int* counts, int* starts, nint receivedType, nint communicator);

    [LibraryImport(Library)]
    public static partial int MPI_Alltoallv(
        void* sent, int* sentCounts, int* sentStarts, nint sentType,
        void* received, int* receivedCounts, int* receivedStarts, nint receivedType, nint communicator);
}
