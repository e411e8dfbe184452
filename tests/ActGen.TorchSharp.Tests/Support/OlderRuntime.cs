using System.Buffers.Binary;
using System.Text;

namespace ActGen.TorchSharp.Tests.Support;

/// <summary>
/// Makes TorchSharp's library load where the C++ runtime is older than the one it was built with (Debian 12). It wants one function of the
/// newer one, which a static initializer calls and which does nothing there: here it becomes a call of <c>getpid</c>, whose
/// result nobody looks at.
/// </summary>
internal static class OlderRuntime
{
    /// <summary>The version of the C++ runtime that it wants.</summary>
    public const string Wanted = "GLIBCXX_3.4.32";

    private const string There = "GLIBCXX_3.4.30";
    private const string Function = "_ZSt21ios_base_library_initv";
    private const string Harmless = "getpid\0";
    private const ushort Unversioned = 1;

    // Types of sections, and sizes of entries, of the 64-bit ELF format.
    private const uint Symbols = 11;
    private const uint SymbolVersions = 0x6fffffff;
    private const int SymbolSize = 24;
    private const int SectionSize = 64;

    /// <summary>Changes a library.</summary>
    public static byte[] Patch(byte[] library)
    {
        var symbols = Section(library, Symbols);
        var versions = Section(library, SymbolVersions);
        var strings = SectionAt(library, BinaryPrimitives.ReadInt32LittleEndian(library.AsSpan(symbols + 40)));
        var names = library.AsSpan(Offset(library, strings), Size(library, strings));
        var name = names.IndexOf(Encoding.ASCII.GetBytes("\0" + Function + "\0")) + 1;
        for (var i = 0; i < Size(library, symbols) / SymbolSize; i++)
        {
            var symbol = library.AsSpan(Offset(library, symbols) + i * SymbolSize, SymbolSize);
            if (BinaryPrimitives.ReadInt32LittleEndian(symbol) == name)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(library.AsSpan(Offset(library, versions) + i * sizeof(ushort)), Unversioned);
            }
        }

        Encoding.ASCII.GetBytes(Harmless).CopyTo(names[name..]);

        // The version is needed in name and hash; the older one is needed anyway.
        var hash = BitConverter.GetBytes(Hash(Wanted));
        BitConverter.GetBytes(Hash(There)).CopyTo(library.AsSpan(library.AsSpan().IndexOf(hash)));
        Encoding.ASCII.GetBytes(There).CopyTo(names[names.IndexOf(Encoding.ASCII.GetBytes(Wanted))..]);
        return library;
    }

    private static int Section(byte[] library, uint type)
    {
        for (var i = 0; ; i++)
        {
            var section = SectionAt(library, i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(library.AsSpan(section + 4)) == type)
            {
                return section;
            }
        }
    }

    private static int SectionAt(byte[] library, int index) =>
        (int)BinaryPrimitives.ReadInt64LittleEndian(library.AsSpan(0x28)) + index * SectionSize;

    private static int Offset(byte[] library, int section) => (int)BinaryPrimitives.ReadInt64LittleEndian(library.AsSpan(section + 24));

    private static int Size(byte[] library, int section) => (int)BinaryPrimitives.ReadInt64LittleEndian(library.AsSpan(section + 32));

    // The hash of the System V application binary interface.
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var top = hash & 0xf0000000;
            hash = (hash ^ (top >> 24)) & ~top;
        }

        return hash;
    }
}
