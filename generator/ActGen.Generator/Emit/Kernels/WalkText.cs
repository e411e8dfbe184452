namespace ActGen.Generator.Emit;

/// <summary>How a row loop is written: with one place for both where inputs and outputs lie alike, with two where they do not.</summary>
internal sealed class WalkText(int inputs, int outputs)
{
    private readonly bool _isAlike = inputs == 1 && outputs == 1;

    /// <summary>The head of the loop.</summary>
    public string Loop => _isAlike
        ? "for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)"
        : "for (nint row = 0, from = 0, to = 0; row < walk.Rows; row++, from += walk.InputStride, to += walk.OutputStride)";

    /// <summary>Where an input of the row lies.</summary>
    public string Input(int index) => (_isAlike ? "at" : "from") + Part(index);

    /// <summary>Where an output of the row lies.</summary>
    public string Output(int index) => (_isAlike ? "at" : "to") + Part(index);

    private static string Part(int index) => index switch
    {
        0 => "",
        1 => " + walk.Part",
        _ => $" + ({index} * walk.Part)",
    };
}
