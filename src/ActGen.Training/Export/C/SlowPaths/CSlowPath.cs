using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>Functions of C of slow paths, and what they call.</summary>
internal static partial class CSlowPath
{
    /// <summary>A function that slow paths call.</summary>
    /// <param name="prefix">What its name begins with after <c>actgen_</c>, for which <c>@</c> stands.</param>
    /// <param name="name">The rest of its name.</param>
    /// <param name="result">The type that it returns.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="body">Its statements.</param>
    public static CWritten Function(string prefix, string name, string result, string parameters, string body)
    {
        var text = $"ACTGEN_FN {result} actgen_{prefix}{name}({parameters})\n{{\n{(body[0] is ' ' or '#' ? "" : "    ")}{body}\n}}\n"
            .Replace("@", "actgen_" + prefix, StringComparison.Ordinal);
        return new(prefix + name, text, [.. Callees(text).Where(c => c != prefix + name)]);
    }

    /// <summary>The functions for slow paths that a text names, and the type of extended numbers.</summary>
    public static IEnumerable<string> Callees(string text) => Names().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>Writes the function of a slow path: one constant for each step of its procedure.</summary>
    /// <param name="name">Its name after <c>actgen_</c>.</param>
    /// <param name="remark">The comment above it.</param>
    /// <param name="body">The procedure.</param>
    /// <param name="type">The type of its numbers.</param>
    /// <param name="expression">A step as an expression, by its number.</param>
    /// <param name="result">The result as an expression that a cast makes a float.</param>
    /// <returns>The text.</returns>
    public static string Write(
        string name, string remark, Procedure body, string type, Func<int, Instruction, string> expression, Func<string, string> result)
    {
        var text = new StringBuilder();
        var inputs = new List<string>();
        for (var i = 0; i < body.Instructions.Length; i++)
        {
            var step = body.Instructions[i];
            if (step.Code == OpCode.Input)
            {
                inputs.Add($"float x{i}");
            }

            var stepType = step.Kind == ValueKind.Condition ? "int" : type;
            text.Append(CultureInfo.InvariantCulture, $"    const {stepType} t{i} = {expression(i, step)};\n");
        }

        return $"/* {remark} */\nACTGEN_FN float actgen_{name}({string.Join(", ", inputs)})\n"
            + $"{{\n{text}    return (float){result($"t{body.Results[0]}")};\n}}\n";
    }

    [GeneratedRegex(@"\bactgen_(ext\w*|real_\w+)")]
    private static partial Regex Names();
}
