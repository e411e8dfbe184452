using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Widths;

/// <summary>A type of ActGen.Numerics with methods that are generic over lanes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file it was read from, for a stable order.</param>
/// <param name="Text">What is written for a width, with <see cref="Width"/> in the place of the number.</param>
internal sealed record GenericType(string Name, string File, string Text)
{
    private const string Width = "__WIDTH__";

    // The functions themselves become members of Simd256; what stands behind them is nested in it.
    private const string Functions = "Primitives";
    private static readonly string[] Handled = { Functions, "PortableLanes", "HugeAngle", "DoubleFloat" };

    public static bool Handles(TypeDeclarationSyntax type) => Handled.Contains(type.Identifier.ValueText);

    public static GenericType Read(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var name = type.Identifier.ValueText;
        var specializer = new Specializer(model, "Simd" + Width, $"Vector{Width}<float>");
        var text = name == Functions
            ? string.Concat(type.Members.OfType<MethodDeclarationSyntax>()
                .Where(m => Specializer.IsGeneric(m) && !Specializer.IsOperation(m)).Select(m => specializer.Visit(m)!.ToFullString()))
            : specializer.Type(type).ToFullString();
        return new GenericType(name, type.SyntaxTree.FilePath, text);
    }

    /// <summary>The members for one width.</summary>
    public string At(int width) => Text.Replace(Width, width.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
