namespace ActGen.Generator.Expressions;

/// <summary>
/// How tightly the parts of an expression hold together, loosest first. A part that holds together less than its place asks for
/// goes between parentheses.
/// </summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    Relation,
    Sum,
    Product,

    /// <summary>A sign or <c>!</c> before an operand.</summary>
    Unary,

    /// <summary>A raised exponent.</summary>
    Power,

    /// <summary>A function and its argument.</summary>
    Application,

    Atom,
}
