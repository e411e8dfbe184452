namespace ActGen.Generator.Diagnostics;

/// <summary>
/// The properties of a diagnostic that go from the analyzer to the code fixes. Both assemblies compile this file.
/// </summary>
internal static class FixProperties
{
    /// <summary>The id of the mistake that the fix is for.</summary>
    public const string Mistake = nameof(Mistake);

    /// <summary>A name that can be declared as a learnable.</summary>
    public const string Undeclared = nameof(Undeclared);

    /// <summary>The prefix of what to write at each of the additional locations: Edit0, Edit1 ...</summary>
    public const string Edit = nameof(Edit);
}
