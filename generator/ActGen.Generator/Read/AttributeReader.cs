using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Read;

/// <summary>Reads the arguments of an attribute. A value of a wrong kind, which C# has complained about, reads as the default.</summary>
internal readonly struct AttributeReader(AttributeData data)
{
    /// <summary>Whether C# itself refuses the attribute.</summary>
    public bool IsBroken =>
        data.AttributeConstructor is not { } constructor
        || constructor.Parameters.Length != data.ConstructorArguments.Length
        || constructor.Parameters.Zip(data.ConstructorArguments, (p, a) =>
            p.Type.TypeKind == TypeKind.Array && a.Kind != TypedConstantKind.Array).Any(differs => differs)
        || data.ConstructorArguments.Any(IsError)
        || data.NamedArguments.Any(a => IsError(a.Value));

    /// <summary>The kind of site an attribute of ActGen makes, or null for any other attribute.</summary>
    public SiteKind? Kind =>
        data.AttributeClass is { ContainingNamespace: { Name: "ActGen", ContainingNamespace.IsGlobalNamespace: true } } type
            ? type.Name switch
            {
                "ActivationAttribute" => SiteKind.Activation,
                "PieceAttribute" => SiteKind.Piece,
                "LearnableAttribute" => SiteKind.Learnable,
                "LetAttribute" => SiteKind.Let,
                "DerivativeAttribute" => SiteKind.Derivative,
                "MixAttribute" => SiteKind.Mix,
                _ => null,
            }
            : null;

    public SyntaxReference? Syntax => data.ApplicationSyntaxReference;

    /// <summary>A text argument; empty where it is missing.</summary>
    public string Text(int index) => Scalar(Argument(index)) as string ?? "";

    /// <summary>A text or number argument, as text.</summary>
    public string TextOrNumber(int index) => Scalar(Argument(index)) switch
    {
        string text => text,
        double number => ShortestText(number),
        _ => "",
    };

    public EquatableArray<string> Texts(int index) => new(Elements(Argument(index)).Select(e => Scalar(e) as string ?? ""));

    public ImmutableArray<ITypeSymbol?> Types(int index) =>
        Elements(Argument(index)).Select(e => e.Kind == TypedConstantKind.Type ? e.Value as ITypeSymbol : null).ToImmutableArray();

    public string Text(string name, string missing) => Scalar(Property(name)) as string ?? missing;

    public double Double(string name, double missing) => Scalar(Property(name)) is double value ? value : missing;

    public int Int(string name, int missing) => Int(name) ?? missing;

    public int? Int(string name) => Scalar(Property(name)) is int value ? value : null;

    public bool Bool(string name) => Scalar(Property(name)) is true;

    public EquatableArray<double> Doubles(string name) =>
        new(Elements(Property(name)).Select(e => Scalar(e) is double value ? value : double.NaN));

    private static bool IsError(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error
        || (value.Kind == TypedConstantKind.Type && value.Value is IErrorTypeSymbol)
        || (value.Kind == TypedConstantKind.Array && Elements(value).Any(IsError));

    // On .NET Framework, which Visual Studio runs on, "R" does not always read back as the same number.
    private static string ShortestText(double value)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var text = value.ToString("R", invariant);
        return double.TryParse(text, System.Globalization.NumberStyles.Float, invariant, out var back) && back.Equals(value)
            ? text
            : value.ToString("G17", invariant);
    }

    private static ImmutableArray<TypedConstant> Elements(TypedConstant? value) =>
        value is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : ImmutableArray<TypedConstant>.Empty;

    // Asking an array constant for its value throws; arrays are read by their elements.
    private static object? Scalar(TypedConstant? value) => value is { Kind: not TypedConstantKind.Array } scalar ? scalar.Value : null;

    private TypedConstant? Argument(int index)
    {
        var arguments = data.ConstructorArguments;
        return index < arguments.Length && arguments[index].Kind != TypedConstantKind.Error ? arguments[index] : null;
    }

    private TypedConstant? Property(string name)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
