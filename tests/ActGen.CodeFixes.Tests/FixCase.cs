namespace ActGen.CodeFixes.Tests;

/// <summary>A file before a fix and after it, to the character.</summary>
public sealed record FixCase(string Key, string Before, string After)
{
    public override string ToString() => $"{Key} {Before.ReplaceLineEndings(" ")}";
}
