namespace ActGen.Training.Reporting;

/// <summary>
/// An experiment in one declaration: trainings to run with several seeds, published figures beside them, and what is reported.
/// </summary>
public sealed record Study
{
    /// <summary>The name on a command line: <c>soft-exponential</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>Its subject, a paragraph each.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>The trainings.</summary>
    public required IReadOnlyList<StudyTrial> Trials { get; init; }

    /// <summary>How many seeds each training is run with unless somebody says otherwise; they count from 1.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>The sections of the report beside the table of results and the curves.</summary>
    public Func<StudyResults, IEnumerable<StudySection>> Sections { get; init; } = _ => [];
}

/// <summary>One training of a study.</summary>
/// <param name="Name">Its name, unique in the study.</param>
/// <param name="Recipe">How it is done.</param>
/// <param name="Published">The figure that others have published for it, if any.</param>
/// <param name="Note">What the reader should know, if anything.</param>
public sealed record StudyTrial(string Name, Recipe Recipe, PublishedFigure? Published = null, string Note = "")
{
    /// <summary>How many seeds it has at most, where fewer than the study's are enough.</summary>
    public int? Seeds { get; init; }
}

/// <summary>A figure that others have published: an accuracy in percent.</summary>
/// <param name="Percent">The figure.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Deviation">The published deviation over several runs, if there is one.</param>
/// <param name="IsBestEpoch">Whether it is that of the best epoch on the test set, not that of the last.</param>
/// <param name="High">The upper end where a range is published.</param>
public sealed record PublishedFigure(double Percent, string Source, double? Deviation = null, bool IsBestEpoch = false,
    double? High = null);
