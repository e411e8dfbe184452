namespace ActGen.Generator.Read;

/// <summary>The learnables that an activation has: the weights of a mix, its own, those of the activations that it mentions.</summary>
internal static class DeclaredLearnables
{
    public static IEnumerable<LearnableDeclaration> Of(ActivationDeclaration declaration)
    {
        var weights = declaration.Mix is { Weights: not MixWeights.Fixed } mix
            ? new[] { new LearnableDeclaration { Name = "w", Init = "0", Count = mix.Parts.Count } }
            : Array.Empty<LearnableDeclaration>();
        return weights.Concat(declaration.Learnables).Concat(declaration.References.Where(r => r.Declaration is not null)
            .SelectMany(r => Of(r.Declaration!).Select(l => l with { Name = r.Name + "_" + l.Name })));
    }
}
