namespace ActGen.Training.Reporting.Tests.Progress;

/// <summary>A terminal of a given width that understands what the progress writes: line feeds, returns, erasing a line.</summary>
internal sealed class Screen(int width) : StringWriter
{
    /// <summary>The lines as they stand on the screen, what wraps included.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = new List<char[]> { Empty() };
            var column = 0;
            var text = ToString();
            for (var i = 0; i < text.Length; i++)
            {
                switch (text[i])
                {
                    case '\r':
                        column = 0;
                        break;
                    case '\n':
                        lines.Add(Empty());
                        column = 0;
                        break;
                    case '\u001b':
                        Assert.Equal("[2K", text.Substring(i + 1, 3));
                        lines[^1] = Empty();
                        i += 3;
                        break;
                    default:
                        if (column == width)
                        {
                            lines.Add(Empty());
                            column = 0;
                        }

                        lines[^1][column++] = text[i];
                        break;
                }
            }

            return [.. lines.Select(line => new string(line).TrimEnd())];
        }
    }

    private char[] Empty() => [.. Enumerable.Repeat(' ', width)];
}
