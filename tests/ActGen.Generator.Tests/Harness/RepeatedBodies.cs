using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Tests.Harness;

/// <summary>
/// Takes the bodies of kernels away that another kernel of the program has, too. They stand in namespaces of their own, the same for all,
/// so that a body which compiles in one of them compiles in each; compiling kernels is most of the work of compiling generated files.
/// </summary>
internal sealed class RepeatedBodies : CSharpSyntaxRewriter
{
    private const string Kernels = "ActGen.Generated";

    private static readonly ArrowExpressionClauseSyntax Nothing = SyntaxFactory.ArrowExpressionClause(
        SyntaxFactory.ParseExpression("throw null!").WithLeadingTrivia(SyntaxFactory.Space));

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The program without them.</summary>
    /// <param name="output">The program.</param>
    /// <param name="generated">The files to look at.</param>
    public static Compilation Dropped(Compilation output, IEnumerable<SyntaxTree> generated)
    {
        var bodies = new RepeatedBodies();
        foreach (var tree in generated)
        {
            var root = tree.GetRoot();
            var slim = bodies.Visit(root);
            output = slim == root ? output : output.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(slim, tree.Options));
        }

        return output;
    }

    public override SyntaxNode? VisitNamespaceDeclaration(NamespaceDeclarationSyntax node) =>
        node.Name.ToString().StartsWith(Kernels, StringComparison.Ordinal) ? base.VisitNamespaceDeclaration(node) : node;

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var space = node.Ancestors().OfType<NamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
        return space is null or Kernels || node.Body is null || _seen.Add(space + node) ? node
            : node.WithBody(null).WithExpressionBody(Nothing).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }
}
