using System.Text.Json;

namespace ActGen.Training;

/// <summary>Parses and checks the header of a safetensors file.</summary>
internal static class SafeTensorsHeader
{
    /// <summary>Makes the file's content from its header and its data.</summary>
    /// <exception cref="JsonException">The header is not JSON.</exception>
    /// <exception cref="UnusableFileException">The header is JSON that breaks the rules of the format.</exception>
    public static SafeTensorsFile Parse(string path, ReadOnlySpan<byte> header, ReadOnlyMemory<byte> data)
    {
        var json = new Utf8JsonReader(header);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Expect(ref json, path, JsonTokenType.StartObject, "the header");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (!names.Add(name))
            {
                throw SafeTensorsReader.Broken(path, $"{name} occurs twice");
            }

            if (name == SafeTensorsReader.MetadataKey)
            {
                ReadMetadata(ref json, path, metadata);
            }
            else
            {
                entries.Add(ReadEntry(ref json, path, name));
            }
        }

        // Reads on to the end, where anything but white space is an error.
        while (json.Read())
        {
        }

        return new SafeTensorsFile(path, metadata, Cut(path, entries, data));
    }

    private static Dictionary<string, SafeTensor> Cut(string path, List<Entry> entries, ReadOnlyMemory<byte> data)
    {
        var tensors = new Dictionary<string, SafeTensor>(entries.Count, StringComparer.Ordinal);
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
            {
                throw SafeTensorsReader.Broken(path, $"{entry.Name} begins at byte {entry.Begin}, expected {end}");
            }

            if (entry.End > data.Length)
            {
                throw SafeTensorsReader.Truncated(path, $"{entry.Name} ends at byte {entry.End} of the data, {data.Length} are left");
            }

            tensors.Add(entry.Name, new SafeTensor(
                entry.Name, entry.Type, entry.Shape, data.Slice((int)entry.Begin, (int)(entry.End - entry.Begin))));
            end = entry.End;
        }

        return end == data.Length
            ? tensors
            : throw SafeTensorsReader.Broken(path, $"the tensors end at byte {end} of the data, {data.Length} are there");
    }

    private static void ReadMetadata(ref Utf8JsonReader json, string path, Dictionary<string, string> metadata)
    {
        Expect(ref json, path, JsonTokenType.StartObject, SafeTensorsReader.MetadataKey);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            Expect(ref json, path, JsonTokenType.String, $"{SafeTensorsReader.MetadataKey}.{key}");
            metadata[key] = json.GetString()!;
        }
    }

    private static Entry ReadEntry(ref Utf8JsonReader json, string path, string name)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref json, path, JsonTokenType.StartObject, name);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            switch (json.GetString())
            {
                case "dtype":
                    Expect(ref json, path, JsonTokenType.String, $"the dtype of {name}");
                    type = json.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref json, path, $"the shape of {name}");
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(ref json, path, $"data_offsets of {name}");
                    break;
                case var other:
                    throw SafeTensorsReader.Broken(path, $"{name} has an unknown field {other}");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
        {
            throw SafeTensorsReader.Broken(path, $"{name} needs dtype, shape and two data_offsets");
        }

        return Check(path, new Entry(name, type, [.. shape.Select(axis => (int)axis)], begin, end));
    }

    private static Entry Check(string path, Entry entry)
    {
        var size = TensorTypes.SizeOf(entry.Type);
        if (size == 0)
        {
            throw SafeTensorsReader.Broken(path, $"{entry.Name} has the unknown type {entry.Type} (known: {TensorTypes.Names})");
        }

        var needed = (decimal)size;
        foreach (var axis in entry.Shape)
        {
            needed *= axis;
            if (needed > long.MaxValue)
            {
                throw SafeTensorsReader.Broken(path, $"{entry.Name} is larger than any file");
            }
        }

        return entry.End - entry.Begin == needed
            ? entry
            : throw SafeTensorsReader.Broken(path,
                $"{entry.Name} needs {needed} bytes, its data_offsets {entry.Begin} to {entry.End} give {entry.End - entry.Begin}");
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader json, string path, string what)
    {
        Expect(ref json, path, JsonTokenType.StartArray, what);
        var numbers = new List<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var number) || number is < 0 or > int.MaxValue)
            {
                throw SafeTensorsReader.Broken(path, $"{what} must be whole numbers from 0 to {int.MaxValue}");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static void Expect(ref Utf8JsonReader json, string path, JsonTokenType type, string what)
    {
        if (!json.Read() || json.TokenType != type)
        {
            throw SafeTensorsReader.Broken(path, $"{what} is not {Article(type)}");
        }
    }

    private static string Article(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        _ => "a text",
    };

    private sealed record Entry(string Name, string Type, int[] Shape, long Begin, long End);
}
