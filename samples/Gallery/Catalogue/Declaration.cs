namespace Gallery.Catalogue;

/// <summary>What the source of an activation says about it.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Group">What it belongs to: the name of the file in words.</param>
/// <param name="GroupNote">What the file says about all of its activations; may be empty.</param>
/// <param name="Summary">The summary of its documentation.</param>
/// <param name="Remarks">Where it comes from; may be empty.</param>
/// <param name="Source">The declaration with its attributes.</param>
internal sealed record Declaration(string Name, string Group, string GroupNote, string Summary, string Remarks, string Source);
