using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>
/// One attributed type as it was written: strings and numbers only, so that it compares by value. It is the key of the compile:
/// the stages after it see nothing else. No symbol, syntax node, compilation or location may be reached from here.
/// </summary>
internal sealed record ActivationDeclaration
{
    /// <summary>The simple name of the type.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The type and the types around it, outermost first.</summary>
    public required EquatableArray<TypeHeader> Types { get; init; }

    /// <summary>Unique in the assembly, also without regard to case: <c>Namespace.Outer.Name</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>Whether code outside the type's assembly or its containers can reach it from the generated list of activations.</summary>
    public bool IsListable { get; init; } = true;

    /// <summary>Whether a part can be added to the type; a finding says why not.</summary>
    public bool IsExtensible { get; init; } = true;

    /// <summary>Whether its numerics are repaired; false to measure what that costs.</summary>
    public bool IsRepaired { get; init; } = true;

    /// <summary>The members that somebody wrote and that may be in the way of generated ones.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>Whether C# itself refuses one of the attributes: nothing is said about them then.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether it has [Activation]; a mix has not.</summary>
    public bool HasActivation { get; init; }

    public EquatableArray<string> Formulas { get; init; }

    public string Inputs { get; init; } = "x";

    public bool Interleaved => Layout == InputLayout.Interleaved;

    public InputLayout Layout { get; init; }

    public DomainPolicy Domain { get; init; }

    public double DomainMargin { get; init; } = 0.1;

    public KinkConvention Kinks { get; init; }

    public EquatableArray<PieceDeclaration> Pieces { get; init; }

    public EquatableArray<LearnableDeclaration> Learnables { get; init; }

    public EquatableArray<LetDeclaration> Lets { get; init; }

    public EquatableArray<DerivativeDeclaration> Derivatives { get; init; }

    public MixDeclaration? Mix { get; init; }

    /// <summary>The activations that formulas and mixes mention, with their own declarations.</summary>
    public EquatableArray<ReferenceDeclaration> References { get; init; }

    /// <summary>Activations in scope that are spelled almost like a name that is called and not found.</summary>
    public EquatableArray<string> NearbyActivations { get; init; }

    /// <summary>The errors that Read itself found: not partial, a mix part that is no activation, a circular reference.</summary>
    public EquatableArray<Finding> Findings { get; init; }
}

/// <summary>The header of a type declaration: <c>readonly partial struct Name</c> is written again as <c>partial struct Name</c>.</summary>
internal sealed record TypeHeader(string Keyword, string Name);

internal sealed record PieceDeclaration(string When, string Formula);

internal sealed record LetDeclaration(string Name, string Formula);

/// <summary>A given derivative.</summary>
/// <param name="Of">With respect to what.</param>
/// <param name="Formula">The derivative.</param>
/// <param name="Output">Of which output; null where it is not said.</param>
internal sealed record DerivativeDeclaration(string Of, string Formula, int? Output = null);

internal sealed record LearnableDeclaration
{
    public required string Name { get; init; }

    public required string Init { get; init; }

    public Per Per { get; init; }

    public int Count { get; init; } = 1;

    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    public bool Positive { get; init; }

    public bool Decay { get; init; }

    public double LearningRate { get; init; } = 1;

    public string Group { get; init; } = "activation";
}

internal sealed record MixDeclaration(EquatableArray<string> Parts, MixWeights Weights, EquatableArray<double> Values, Combine Combine,
    Per Per);

/// <summary>An activation that is mentioned: the name as written, and what it is; null if the type is no activation.</summary>
internal sealed record ReferenceDeclaration(string Name, ActivationDeclaration? Declaration);
