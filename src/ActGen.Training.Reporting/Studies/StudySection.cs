namespace ActGen.Training.Reporting;

/// <summary>A part of a study's report.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Blocks">What is in it.</param>
public sealed record StudySection(string Heading, params IReadOnlyList<StudyBlock> Blocks);

/// <summary>Something in a section.</summary>
public abstract record StudyBlock
{
    private protected StudyBlock()
    {
    }
}

/// <summary>A paragraph.</summary>
/// <param name="Text">The text.</param>
public sealed record StudyParagraph(string Text) : StudyBlock;

/// <summary>A table.</summary>
/// <param name="Header">The headings of the columns; the first column holds text.</param>
/// <param name="Rows">The cells.</param>
public sealed record StudyTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : StudyBlock;

/// <summary>Figures beside each other; they are in the page only.</summary>
/// <param name="Figures">The figures, from <see cref="Html.Figure"/>.</param>
public sealed record StudyFigures(IReadOnlyList<string> Figures) : StudyBlock;
