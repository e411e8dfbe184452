using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Read;

/// <summary>
/// Knows where each character of a string literal stands in the source: escapes, doubled quotes, indentation of raw literals.
/// </summary>
internal static class LiteralCharacters
{
    /// <summary>
    /// The position of each character of the value, and of the end of the last one. Null where the literal is not understood:
    /// what is found is compared with the value that the compiler read.
    /// </summary>
    public static IReadOnlyList<int>? Positions(SyntaxToken token)
    {
        var reading = new Reading(token.Text, token.SpanStart);
        var understood = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => token.Text.StartsWith("@", StringComparison.Ordinal) ? reading.Verbatim() : reading.Regular(),
            SyntaxKind.SingleLineRawStringLiteralToken => reading.RawLine(),
            SyntaxKind.MultiLineRawStringLiteralToken => reading.RawLines(),
            _ => false,
        };
        return understood && reading.Value == token.ValueText ? reading.Positions : null;
    }

    private sealed class Reading(string text, int origin)
    {
        private readonly StringBuilder _value = new();
        private readonly List<int> _positions = new();

        public string Value => _value.ToString();

        public IReadOnlyList<int> Positions => _positions;

        public bool Verbatim()
        {
            var i = 2;
            while (i < text.Length - 1)
            {
                Add(text[i], i);
                i += text[i] == '"' ? 2 : 1;
            }

            return End(i);
        }

        public bool Regular()
        {
            var i = 1;
            while (i < text.Length - 1)
            {
                if (text[i] != '\\')
                {
                    Add(text[i], i++);
                    continue;
                }

                // How an escape reads is C#'s to say: the literal of it alone is parsed.
                var length = EscapeLength(i);
                if (i + length > text.Length - 1)
                {
                    return false;
                }

                foreach (var c in SyntaxFactory.ParseToken("\"" + text.Substring(i, length) + "\"").ValueText)
                {
                    Add(c, i);
                }

                i += length;
            }

            return End(i);
        }

        public bool RawLine()
        {
            var quotes = Quotes();
            for (var i = quotes; i < text.Length - quotes; i++)
            {
                Add(text[i], i);
            }

            return End(text.Length - quotes);
        }

        public bool RawLines()
        {
            var quotes = Quotes();
            var first = text.IndexOf('\n') + 1;
            var last = text.LastIndexOf('\n');
            if (first == 0 || last < first - 1)
            {
                return false;
            }

            var indentation = text.Length - quotes - (last + 1);
            // The line break before the closing quotes belongs to them.
            var end = last > 0 && text[last - 1] == '\r' ? last - 1 : last;
            for (var i = first; i < end;)
            {
                var lineEnd = text.IndexOf('\n', i);
                lineEnd = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
                for (var k = Math.Min(i + indentation, FirstOfBreak(i, lineEnd)); k < lineEnd; k++)
                {
                    Add(text[k], k);
                }

                i = lineEnd;
            }

            return End(Math.Max(end, first));
        }

        // A line of blanks may be shorter than the indentation.
        private int FirstOfBreak(int start, int end)
        {
            var i = start;
            while (i < end && text[i] is not ('\r' or '\n'))
            {
                i++;
            }

            return i;
        }

        private int Quotes()
        {
            var count = 0;
            while (count < text.Length && text[count] == '"')
            {
                count++;
            }

            return count;
        }

        private int EscapeLength(int start)
        {
            var digits = text[start + 1] switch { 'u' => 4, 'U' => 8, 'x' => 4, _ => 0 };
            var length = 2;
            while (length < 2 + digits && start + length < text.Length && Uri.IsHexDigit(text[start + length]))
            {
                length++;
            }

            return length;
        }

        private void Add(char c, int index)
        {
            _value.Append(c);
            _positions.Add(origin + index);
        }

        private bool End(int index)
        {
            _positions.Add(origin + index);
            return true;
        }
    }
}
