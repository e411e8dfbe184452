namespace ActGen.Generator.Read;

/// <summary>The formulas of a declaration, each with the site it stands at.</summary>
internal static class DeclaredTexts
{
    public static IEnumerable<(Site Site, string Text)> Formulas(ActivationDeclaration declaration)
    {
        for (var i = 0; i < declaration.Lets.Count; i++)
        {
            yield return (new Site(SiteKind.Let, i, 1), declaration.Lets[i].Formula);
        }

        for (var i = 0; i < declaration.Formulas.Count; i++)
        {
            yield return (new Site(SiteKind.Activation, 0, i), declaration.Formulas[i]);
        }

        for (var i = 0; i < declaration.Pieces.Count; i++)
        {
            yield return (new Site(SiteKind.Piece, i), declaration.Pieces[i].When);
            yield return (new Site(SiteKind.Piece, i, 1), declaration.Pieces[i].Formula);
        }

        for (var i = 0; i < declaration.Derivatives.Count; i++)
        {
            yield return (new Site(SiteKind.Derivative, i, 1), declaration.Derivatives[i].Formula);
        }
    }
}
