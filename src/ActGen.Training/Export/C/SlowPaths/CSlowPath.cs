using System.Globalization;
using System.Text;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>The function of C of a slow path: one constant for each step of its procedure.</summary>
internal static class CSlowPath
{
    /// <summary>Writes the function.</summary>
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
}
