using System.Reflection;
using System.Runtime.InteropServices;

namespace ActGen.Training.Mpi;

/// <summary>The native library: which one, and the handles and constants that its header would give a C compiler.</summary>
internal sealed class MpiLibrary
{
    /// <summary>The name that the functions are imported from.</summary>
    public const string Name = "mpi";

    /// <summary>The level <c>MPI_THREAD_SERIALIZED</c> of MPI: any thread may call, one at a time.</summary>
    public const int ThreadSerialized = 2;

    private static readonly Lazy<MpiLibrary> Instance = new(() => new MpiLibrary());

    private MpiLibrary()
    {
        var library = Open(MpiLauncher.Current is { } current ? [current] : MpiLauncher.All);
        NativeLibrary.SetDllImportResolver(
            Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? library : 0);

        // In Open MPI the handles are addresses of exported objects; in MPICH and its relatives they are numbers that never change.
        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out var world))
        {
            World = world;
            Float = NativeLibrary.GetExport(library, "ompi_mpi_float");
            Byte = NativeLibrary.GetExport(library, "ompi_mpi_byte");
            InPlace = 1;
        }
        else
        {
            (World, Float, Byte) = (0x44000000, 0x4c00040a, 0x4c00010d);
            InPlace = -1;
        }
    }

    /// <summary>The library, loaded.</summary>
    /// <exception cref="MpiException">There is none; the message says what to install.</exception>
    public static MpiLibrary Loaded => Instance.Value;

    /// <summary>Opens the first library there is of some implementations.</summary>
    /// <exception cref="MpiException">There is none; the message says what to install.</exception>
    public static nint Open(IReadOnlyCollection<MpiLauncher> launchers)
    {
        string[] names = [.. launchers.SelectMany(launcher => launcher.Libraries)];
        nint library = 0;
        return Array.Exists(names, name => NativeLibrary.TryLoad(name, out library)) ? library : throw new MpiException(
            $"no {string.Join(" or ", launchers.Select(launcher => launcher.Implementation))} on this machine: there is no library "
            + $"{string.Join(" or ", names)}; install it ({string.Join("; ", launchers.Select(launcher => launcher.Installation))}) "
            + "on every machine, or run without mpirun");
    }

    /// <summary>The communicator of all processes, <c>MPI_COMM_WORLD</c>.</summary>
    public nint World { get; }

    /// <summary>The type of a float, <c>MPI_FLOAT</c>.</summary>
    public nint Float { get; }

    /// <summary>The type of a byte, <c>MPI_BYTE</c>.</summary>
    public nint Byte { get; }

    /// <summary>In the place of a buffer to send: what is sent lies where it is received, <c>MPI_IN_PLACE</c>.</summary>
    public nint InPlace { get; }
}
