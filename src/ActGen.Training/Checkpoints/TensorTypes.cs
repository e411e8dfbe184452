namespace ActGen.Training;

/// <summary>The element types of the safetensors format and their sizes.</summary>
internal static class TensorTypes
{
    private static readonly (string Name, int Bytes)[] Rows =
    [
        ("BOOL", 1), ("U8", 1), ("I8", 1), ("F8_E5M2", 1), ("F8_E4M3", 1),
        ("I16", 2), ("U16", 2), ("F16", 2), ("BF16", 2),
        ("I32", 4), ("U32", 4), ("F32", 4),
        ("I64", 8), ("U64", 8), ("F64", 8),
    ];

    /// <summary>The size of an element in bytes, or 0 for a type the format does not have.</summary>
    public static int SizeOf(string type)
    {
        foreach (var (name, bytes) in Rows)
        {
            if (name == type)
            {
                return bytes;
            }
        }

        return 0;
    }

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", Rows.Select(row => row.Name));
}
