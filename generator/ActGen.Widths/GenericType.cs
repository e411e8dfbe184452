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
/// <param name="Narrowest">What is written for 128 bits, where machines may have no fused multiply-add.</param>
internal sealed record GenericType(string Name, string File, string Text, string Narrowest)
{
    private const string Width = "__WIDTH__";

    // The functions themselves become members of Simd256; what stands behind them is nested in it.
    internal const string Functions = "Primitives";

    private static readonly string[] Handled = { Functions, "PortableLanes", "HugeAngle", "DoubleFloat" };

    public static bool Handles(TypeDeclarationSyntax type) => Handled.Contains(type.Identifier.ValueText);

    public static GenericType Read(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var name = type.Identifier.ValueText;
        var specializer = new Specializer(model, "Simd" + Width, $"Vector{Width}<float>");
        if (name != Functions)
        {
            var text = specializer.Type(type).ToFullString();
            return new GenericType(name, type.SyntaxTree.FilePath, text, Text128(text));
        }

        var methods = type.Members.OfType<MethodDeclarationSyntax>()
            .Where(m => Specializer.IsGeneric(m) && !Specializer.IsOperation(m)).ToList();
        var emulation = new Emulation(model.Compilation);
        var narrowest = methods.Select(method => Emulation.IsFunction(method) && emulation.IsFused(model.GetDeclaredSymbol(method))
            ? Emulation.Guarded((MethodDeclarationSyntax)specializer.Visit(method)!)
            : specializer.Visit(method)!);
        return new GenericType(
            name, type.SyntaxTree.FilePath, string.Concat(methods.Select(method => specializer.Visit(method)!.ToFullString())),
            Text128(string.Concat(narrowest.Select(method => method.ToFullString()))) + emulation.Functions(methods, model));
    }

    /// <summary>The members for one width.</summary>
    public string At(int width) =>
        width == 128 ? Narrowest : Text.Replace(Width, width.ToString(System.Globalization.CultureInfo.InvariantCulture));

    // The vector type's own fused multiply-add is a call for each lane on machines without the instruction.
    private static string Text128(string text) =>
        text.Replace(Width, "128").Replace("Vector128.FusedMultiplyAdd(", "Simd128.FusedMultiplyAdd(");
}
