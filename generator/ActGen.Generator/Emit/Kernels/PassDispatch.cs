using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the method of a direction that calls the one of a pass over a row.</summary>
internal static class PassDispatch
{
    /// <param name="writer">Takes the text.</param>
    /// <param name="direction">Whose passes.</param>
    /// <param name="parameters">Its parameters; one is <c>pass</c>.</param>
    /// <param name="arguments">What the method of a pass is given.</param>
    /// <param name="count">How many passes there are.</param>
    public static void Write(SourceWriter writer, Direction direction, string parameters, string arguments, int count)
    {
        writer.Open($"public static void {direction}({parameters})");
        writer.Open("switch (pass)");
        for (var pass = 0; pass < count; pass++)
        {
            writer.Line(pass < count - 1 ? $"case {pass}:" : "default:");
            writer.Line($"    {direction}{pass + 1}({arguments});").Line("    break;");
        }

        writer.Close().Close();
    }
}
