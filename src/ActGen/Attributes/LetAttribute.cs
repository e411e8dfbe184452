using System.Diagnostics.CodeAnalysis;

namespace ActGen;

/// <summary>Names a subexpression or a constant, for use in every formula written below it.</summary>
/// <param name="name">The name.</param>
/// <param name="formula">What it stands for.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LetAttribute(string name, [StringSyntax("ActGenFormula")] string formula) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The formula that the name stands for.</summary>
    public string Formula { get; } = formula;
}
