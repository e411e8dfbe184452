namespace ActGen.Training.Export.C;

/// <summary>A function that the header is given where something calls it: what a primitive was seen to do, or a text.</summary>
/// <param name="Name">Its name after <c>actgen_</c>.</param>
/// <param name="Parameters">The names of its parameters, floats.</param>
internal abstract record CFunction(string Name, params string[] Parameters)
{
    /// <summary>A function of one float.</summary>
    public static CFunction Unary(string name, Func<TraceLanes, TraceLanes> trace) => new CTraced(name, ["u"], a => trace(a[0]));

    /// <summary>A function of two floats.</summary>
    public static CFunction Binary(string name, Func<TraceLanes, TraceLanes, TraceLanes> trace) =>
        new CTraced(name, ["u", "v"], a => trace(a[0], a[1]));

    /// <summary>A function of three floats.</summary>
    public static CFunction Ternary(string name, Func<TraceLanes, TraceLanes, TraceLanes, TraceLanes> trace) =>
        new CTraced(name, ["u", "v", "w"], a => trace(a[0], a[1], a[2]));
}

/// <summary>A function whose text is written by hand.</summary>
/// <param name="Name">Its name after <c>actgen_</c>.</param>
/// <param name="Text">The whole function.</param>
/// <param name="Calls">The functions that it calls.</param>
internal sealed record CWritten(string Name, string Text, params string[] Calls) : CFunction(Name);

/// <summary>A function that does what a primitive was seen to do.</summary>
/// <param name="Name">Its name after <c>actgen_</c>.</param>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Trace">Calls the primitive.</param>
internal sealed record CTraced(string Name, string[] Parameters, Func<TraceLanes[], TraceLanes> Trace) : CFunction(Name, Parameters)
{
    /// <summary>The operations of the primitive.</summary>
    public TraceNode Result() => Trace([.. Parameters.Select(p => new TraceLanes(new(TraceKind.Float, p)))]).Node;

    /// <summary>The whole function, after the tables that it looks up.</summary>
    public string Text()
    {
        var tables = new List<float[]>();
        string Table(float[] values)
        {
            var known = tables.FindIndex(t => t.AsSpan().SequenceEqual(values));
            if (known < 0)
            {
                tables.Add(values);
            }

            return TableName(known < 0 ? tables.Count - 1 : known);
        }

        var parameters = string.Join(", ", Parameters.Select(p => $"float {p}"));
        var body = new TraceWriter(Table).Body([Result()], "    return {0};\n");
        return string.Concat(tables.Select((values, i) => CText.Array($"ACTGEN_TABLE float {TableName(i)}", values)))
            + $"ACTGEN_FN float actgen_{Name}({parameters})\n{{\n{body}}}\n";
    }

    private string TableName(int index) => $"actgen_{Name}_table{index + 1}";
}
