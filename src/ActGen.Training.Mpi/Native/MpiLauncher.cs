using System.Globalization;

namespace ActGen.Training.Mpi;

/// <summary>A program that starts processes, as it shows in their environment, and the library that belongs to it.</summary>
/// <param name="Implementation">The implementation of MPI.</param>
/// <param name="SizeVariable">The variable with the number of processes.</param>
/// <param name="LocalSizeVariable">The variable with the number of those on the same machine.</param>
/// <param name="Libraries">Names of its library, the first one there is taken.</param>
/// <param name="Installation">How to install it.</param>
internal sealed record MpiLauncher(
    string Implementation, string SizeVariable, string LocalSizeVariable, string[] Libraries, string Installation)
{
    /// <summary>All that are known.</summary>
    public static readonly MpiLauncher[] All =
    [
        new(
            "Open MPI", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_SIZE", ["libmpi.so.40", "libmpi.40.dylib", "libmpi.so"],
            "Debian: apt-get install openmpi-bin"),
        new(
            "MPICH", "PMI_SIZE", "MPI_LOCALNRANKS", ["libmpich.so.12", "libmpi.so.12", "libmpi.12.dylib"],
            "Debian: apt-get install mpich"),
    ];

    /// <summary>The one that started this process; null if none did.</summary>
    public static MpiLauncher? Current { get; } = Array.Find(All, launcher => Read(launcher.SizeVariable) is not null);

    /// <summary>The number of processes, by the launcher's word.</summary>
    public int Size => Read(SizeVariable) ?? 1;

    /// <summary>The number of processes on this machine, by the launcher's word.</summary>
    public int LocalSize => Read(LocalSizeVariable) ?? 1;

    private static int? Read(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
    }
}
