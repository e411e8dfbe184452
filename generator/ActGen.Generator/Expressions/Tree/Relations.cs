namespace ActGen.Generator.Expressions;

/// <summary>The meaning, spelling and mirror image of each comparison.</summary>
internal static class Relations
{
    private static readonly (string Text, string Sign, Relation Mirrored, Relation Negated)[] Rows =
    {
        ("<", "<", Relation.Greater, Relation.GreaterOrEqual),
        ("<=", "≤", Relation.GreaterOrEqual, Relation.Greater),
        (">", ">", Relation.Less, Relation.LessOrEqual),
        (">=", "≥", Relation.LessOrEqual, Relation.Less),
        ("==", "=", Relation.Equal, Relation.NotEqual),
        ("!=", "≠", Relation.NotEqual, Relation.Equal),
    };

    public static string Text(Relation relation) => Rows[(int)relation].Text;

    /// <summary>The sign in typeset formulas.</summary>
    public static string Sign(Relation relation) => Rows[(int)relation].Sign;

    /// <summary>The relation of b to a when this one is of a to b.</summary>
    public static Relation Mirror(Relation relation) => Rows[(int)relation].Mirrored;

    public static Relation Negate(Relation relation) => Rows[(int)relation].Negated;

    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        _ => left != right,
    };
}
