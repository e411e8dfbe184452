namespace ActGen.Training;

/// <summary>A file that cannot be used, with all a user needs to mend it: which file, what is wrong, what to do.</summary>
public sealed class UnusableFileException : IOException
{
    /// <summary>Describes the file, the problem and the remedy; the message is made of the three, on one line.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="problem">What was expected and what was found.</param>
    /// <param name="advice">What to do about it.</param>
    /// <param name="cause">The exception that told of the problem, if any.</param>
    public UnusableFileException(string path, string problem, string advice, Exception? cause = null)
        : base($"{path}: {problem}; {advice}".ReplaceLineEndings(" "), cause)
    {
        Path = path;
        Problem = problem;
        Advice = advice;
    }

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>The problem: the expected content and the content that was found.</summary>
    public string Problem { get; }

    /// <summary>The remedy.</summary>
    public string Advice { get; }
}
