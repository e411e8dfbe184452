using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Widths;

/// <summary>Rewrites code that is generic over <c>TLanes</c> for one vector type.</summary>
/// <param name="model">Tells floats from lanes.</param>
/// <param name="functions">The class of the functions at that width.</param>
/// <param name="vector">The vector type.</param>
/// <param name="emulates">Whether fused multiply-adds are emulated.</param>
internal sealed class Specializer(SemanticModel model, string functions, string vector, bool emulates = false) : CSharpSyntaxRewriter
{
    internal const string Lanes = "TLanes";

    // fused(a, b, c) with floats among its operands.
    internal const string Fused = "Fma";

    internal const string FusedOperation = "FusedMultiplyAdd";

    public static bool IsGeneric(MethodDeclarationSyntax method) =>
        method.TypeParameterList?.Parameters.Any(p => p.Identifier.ValueText == Lanes) == true;

    /// <summary>Whether a method only passes on to the operation of the same name, which each width has.</summary>
    public static bool IsOperation(MethodDeclarationSyntax method) =>
        method.ExpressionBody?.Expression.ToString()
            .StartsWith($"{Lanes}.{method.Identifier.ValueText}(", StringComparison.Ordinal) == true;

    /// <summary>A helper type, nested in the functions of its width.</summary>
    public TypeDeclarationSyntax Type(TypeDeclarationSyntax type)
    {
        var visited = (TypeDeclarationSyntax)Visit(type)!;
        return visited.WithTypeParameterList(null).WithConstraintClauses(default);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (!IsGeneric(node))
        {
            return visited;
        }

        return visited.WithTypeParameterList(null).WithConstraintClauses(default)
            .WithParameterList(visited.ParameterList.WithTrailingTrivia(node.Body is null ? SyntaxFactory.Space : SyntaxFactory.LineFeed));
    }

    // It goes away with the type parameter.
    public override SyntaxNode? VisitTypeParameterConstraintClause(TypeParameterConstraintClauseSyntax node) => node;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => node.Identifier.ValueText == Lanes
        ? SyntaxFactory.ParseTypeName(vector).WithTriviaFrom(node)
        : base.VisitIdentifierName(node);

    // DoubleFloat<TLanes> is a type of its own for each width.
    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => node.TypeArgumentList.Arguments.ToString() == Lanes
        ? SyntaxFactory.IdentifierName(node.Identifier).WithTriviaFrom(node)
        : base.VisitGenericName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var of = node.Expression.ToString();
        var isFunction = of == Lanes || (of == "Primitives" && model.GetSymbolInfo(node).Symbol is IMethodSymbol { IsGenericMethod: true });
        return isFunction
            ? node.WithExpression(SyntaxFactory.IdentifierName(functions).WithTriviaFrom(node.Expression))
            : base.VisitMemberAccessExpression(node);
    }

    // Operations are written out: a method would be a call to inline, and operands that are no variables would take a local each.
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var arguments = node.ArgumentList.Arguments;
        if (node.Expression is IdentifierNameSyntax { Identifier.ValueText: Fused })
        {
            // An emulated one takes numbers as they are.
            return Written(FusedOperation, arguments.Select(a => !emulates && IsFloat(a.Expression)
                ? Operation("Create", new[] { Text(a) }) : Text(a)).ToArray(), node);
        }

        return node.Expression is MemberAccessExpressionSyntax access && access.Expression.ToString() == Lanes
            && Operations.Has(access.Name.Identifier.ValueText)
            ? Written(access.Name.Identifier.ValueText, arguments.Select(Text).ToArray(), node)
            : base.VisitInvocationExpression(node);
    }

    private string Text(ArgumentSyntax argument) => Visit(argument)!.ToString();

    private SyntaxNode Written(string operation, string[] operands, SyntaxNode node) =>
        SyntaxFactory.ParseExpression(Operation(operation, operands)).WithTriviaFrom(node);

    private string Operation(string operation, string[] operands) => emulates && operation == FusedOperation
        ? Emulation.FusedMultiplyAdd(operands)
        : Operations.Write(operation, functions, vector, operands);

    private bool IsFloat(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Int32;
}
