using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Read;

/// <summary>Finds the names in a formula that may be activations: what is called and is no function of the language.</summary>
internal static class MentionedActivations
{
    /// <summary>The calls of names that the language has not, with their places in the text. Texts that do not parse are fine.</summary>
    public static IEnumerable<(string Name, int Start)> In(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!SyntaxFacts.IsIdentifierStartCharacter(text[i]))
            {
                // The letter in a number such as 1E3 begins no name.
                i += char.IsDigit(text[i]) ? WordLength(text, i) : 1;
                continue;
            }

            var length = WordLength(text, i);
            var next = i + length;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            var name = text.Substring(i, length);
            if (next < text.Length && text[next] == '(' && !FunctionTable.TryGet(name, out _))
            {
                yield return (name, i);
            }

            i += length;
        }
    }

    private static int WordLength(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
        {
            end++;
        }

        return end - start;
    }
}
