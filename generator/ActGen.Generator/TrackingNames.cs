namespace ActGen.Generator;

/// <summary>The names of the cached steps, by which tests see what an edit recomputes.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);
    public const string Compiled = nameof(Compiled);
    public const string Findings = nameof(Findings);
    public const string Listed = nameof(Listed);
    public const string List = nameof(List);
}
