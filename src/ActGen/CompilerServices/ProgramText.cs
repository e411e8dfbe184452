using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>Gives the text of a program, which lies in the assembly until somebody asks. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ReadOnlySpan<byte> ProgramText();
