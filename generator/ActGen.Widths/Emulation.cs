using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Widths;

/// <summary>
/// The functions for machines without fused multiply-add. An emulated one is some fifty instructions: all of those of a kernel are more
/// than the JIT inlines into one method, and those that it calls then leave no value in a register. So each function is a call there, in
/// which they are inlined to the last instruction.
/// </summary>
/// <param name="compilation">Where functions are looked up that others call.</param>
internal sealed class Emulation(Compilation compilation)
{
    private const string Vector = "Vector128<float>";
    private readonly Dictionary<ISymbol, bool> _isFused = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method, or one that it calls, is made of fused multiply-adds.</summary>
    public bool IsFused(ISymbol? symbol)
    {
        if (symbol?.OriginalDefinition is not IMethodSymbol { IsGenericMethod: true, ContainingType.Name: GenericType.Functions } method)
        {
            return false;
        }

        if (!_isFused.TryGetValue(method, out var isFused))
        {
            isFused = method.DeclaringSyntaxReferences.Any(reference => IsFused(reference.GetSyntax()));
            _isFused[method] = isFused;
        }

        return isFused;
    }

    /// <summary>The functions as they are called, and what they are made of.</summary>
    public string Functions(IEnumerable<MethodDeclarationSyntax> methods, SemanticModel model)
    {
        var fused = methods.Where(method => IsFused(model.GetDeclaredSymbol(method))).ToList();
        var specializer = new Specializer(model, "Simd128", Vector, emulates: true);
        var bodies = string.Concat(fused.Select(method => specializer.Visit(method)!.ToFullString()));
        return $"    private static partial class Emulated\n    {{\n{string.Concat(fused.Where(IsFunction).Select(Called))}    }}\n\n"
            + $"    private static partial class Inlined\n    {{\n{bodies}    }}\n\n";
    }

    /// <summary>A function of the narrowest width, which looks first whether it has to be emulated.</summary>
    public static MethodDeclarationSyntax Guarded(MethodDeclarationSyntax method)
    {
        const string hasFused = "System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported";
        var call = $"Emulated.{method.Identifier.ValueText}({Arguments(method)})";
        return method.Body is { } body
            ? method.WithBody(body.WithStatements(body.Statements.Insert(
                0, SyntaxFactory.ParseStatement($"        if (!({hasFused})) return {call};\n"))))
            : method.WithExpressionBody(SyntaxFactory.ArrowExpressionClause(
                SyntaxFactory.ParseExpression($"{hasFused} ? {method.ExpressionBody!.Expression} : {call}")));
    }

    /// <summary>Whether kernels call it.</summary>
    public static bool IsFunction(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.PublicKeyword);

    /// <summary>One emulated operation.</summary>
    public static string FusedMultiplyAdd(string[] operands) => $"EmulatedFma.Inlined({string.Join(", ", operands)})";

    private static string Arguments(MethodDeclarationSyntax method) =>
        string.Join(", ", method.ParameterList.Parameters.Select(p => $"{p.Modifiers} {p.Identifier}".Trim()));

    private static string Called(MethodDeclarationSyntax method)
    {
        var name = method.Identifier.ValueText;
        var parameters = string.Join(", ", method.ParameterList.Parameters).Replace(Specializer.Lanes, Vector);
        return $"""
                    [MethodImpl(MethodImplOptions.NoInlining)]
                    public static {Vector} {name}({parameters}) => Inlined.{name}({Arguments(method)});


            """;
    }

    private bool IsFused(SyntaxNode method)
    {
        var model = compilation.GetSemanticModel(method.SyntaxTree);
        return method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression switch
        {
            IdentifierNameSyntax { Identifier.ValueText: Specializer.Fused } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: Specializer.FusedOperation } => true,
            _ => IsFused(model.GetSymbolInfo(call).Symbol),
        });
    }
}
