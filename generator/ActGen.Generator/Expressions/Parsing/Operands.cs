namespace ActGen.Generator.Expressions;

/// <summary>The operand that stands at a place of a text: a name, a number, a parenthesis, a call.</summary>
internal static class Operands
{
    /// <summary>Where the operand begins that ends before a place; the place itself where there is none.</summary>
    public static int Before(string text, int end)
    {
        var i = end;
        if (i > 0 && text[i - 1] == ')')
        {
            for (var depth = 0; i > 0;)
            {
                i--;
                depth += text[i] == ')' ? 1 : text[i] == '(' ? -1 : 0;
                if (depth == 0)
                {
                    break;
                }
            }
        }

        while (i > 0 && IsWord(text[i - 1]))
        {
            i--;
        }

        return i;
    }

    /// <summary>The same for an operand that may have a minus sign.</summary>
    public static int AfterSign(string text, int start)
    {
        var sign = start;
        while (sign < text.Length && text[sign] == ' ')
        {
            sign++;
        }

        return sign < text.Length && text[sign] == '-' && After(text, sign + 1) is var end && end > sign + 1 ? end : After(text, start);
    }

    /// <summary>Where the operand ends that begins at a place; the place itself where there is none.</summary>
    public static int After(string text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        var word = i;
        while (i < text.Length && IsWord(text[i]))
        {
            i++;
        }

        if (i < text.Length && text[i] == '(')
        {
            for (var depth = 0; i < text.Length;)
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
                i++;
                if (depth == 0)
                {
                    break;
                }
            }
        }

        return i == word ? start : i;
    }

    private static bool IsWord(char c) => (char.IsLetterOrDigit(c) && "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c) < 0) || c is '_' or '.';
}
