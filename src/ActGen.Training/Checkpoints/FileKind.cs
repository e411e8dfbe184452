using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// The kind of file that a path names, which .NET does not tell: a regular file, or a pipe, socket or device that looks like one.
/// </summary>
internal static partial class FileKind
{
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Whether something is there, at the end of all links, that is neither a regular file nor a folder.</summary>
    /// <param name="path">The path.</param>
    public static bool IsSpecial(string path) =>
        !OperatingSystem.IsWindows() && Stat(path, out var status) == 0 && (status.Mode & KindMask) is not (Regular or Folder);

    // The runtime's own layer over stat(2): its structure is the same on every system, that of the C library is not.
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out Status status);

    // Mode is its second field; the rest is longer than what follows in any version.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Status
    {
        public int Flags;
        public int Mode;
    }
}
