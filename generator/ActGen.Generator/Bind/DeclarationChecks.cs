using System.Globalization;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Bind;

/// <summary>Checks what can be said of a declaration before any formula is read: what defines it, and its settings.</summary>
internal static class DeclarationChecks
{
    public static void Run(ActivationDeclaration declaration, FindingList findings)
    {
        CheckMembers(declaration, findings);
        CheckDefinition(declaration, findings);
        Check(Enum.IsDefined(typeof(DomainPolicy), declaration.Domain), SiteKind.Activation, "Domain", (int)declaration.Domain,
            "choose a DomainPolicy");
        Check(Enum.IsDefined(typeof(KinkConvention), declaration.Kinks), SiteKind.Activation, "Kinks", (int)declaration.Kinks,
            "choose a KinkConvention");
        Check(Enum.IsDefined(typeof(InputLayout), declaration.Layout), SiteKind.Activation, "Layout", (int)declaration.Layout,
            "choose InputLayout.Split or InputLayout.Interleaved");
        Check(
            declaration.DomainMargin > 0
                && declaration.DomainMargin <= float.MaxValue, SiteKind.Activation, "DomainMargin", declaration.DomainMargin,
            "give a number above 0");
        if (declaration.Mix is { } mix)
        {
            Check(Enum.IsDefined(typeof(MixWeights), mix.Weights), SiteKind.Mix, "Weights", (int)mix.Weights, "choose a MixWeights value");
            Check(Enum.IsDefined(typeof(Combine), mix.Combine), SiteKind.Mix, "Combine", (int)mix.Combine,
                "choose Combine.Sum or Combine.Product");
            Check(Enum.IsDefined(typeof(Per), mix.Per), SiteKind.Mix, "Per", (int)mix.Per, "choose Per.Layer, Per.Channel or Per.Neuron");
            CheckValues(mix, findings);
        }

        void Check(bool isFine, SiteKind kind, string property, double value, string advice)
        {
            if (!isFine)
            {
                findings.Report(FindingIds.InvalidSetting, new Site(kind, 0, -1, property), property,
                    value.ToString(CultureInfo.InvariantCulture), advice);
            }
        }
    }

    /// <summary>Checks the names that come together where activations are made of others: each is that of a parameter.</summary>
    public static void CheckNames(BoundBody body, FindingList findings)
    {
        var seen = new HashSet<string>(body.Inputs.Select(i => i.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var name in body.Learnables.Select(l => l.Name))
        {
            if (!seen.Add(name))
            {
                findings.Report(FindingIds.NameUsedTwice, new Site(SiteKind.Type), name,
                    "an input or a learnable, those of mentioned activations included");
            }
            else if (name.Length > NameTable.Longest)
            {
                findings.Report(FindingIds.InvalidName, new Site(SiteKind.Type), name, NameTable.TooLong);
            }
            else if (body.Learnables.Any(l => "d" + l.Name == name))
            {
                findings.Report(FindingIds.InvalidName, new Site(SiteKind.Type), name,
                    $"the gradient of '{name.Substring(1)}' has that name");
            }
        }
    }

    // A member cannot have the name of its type, and there cannot be two of a kind.
    private static void CheckMembers(ActivationDeclaration declaration, FindingList findings)
    {
        if (GeneratedMembers.HasName(declaration.Name))
        {
            findings.Report(FindingIds.InvalidName, new Site(SiteKind.Type), declaration.Name,
                "the generator adds a member of that name");
        }

        var added = GeneratedMembers.Of(declaration);
        if (declaration.Members.FirstOrDefault(m => added.Contains(m) || GeneratedMembers.HasName(m)) is { } member)
        {
            findings.Report(FindingIds.MemberExists, new Site(SiteKind.Type), declaration.Name, member.Split('(')[0]);
        }
    }

    private static void CheckDefinition(ActivationDeclaration declaration, FindingList findings)
    {
        var name = declaration.Name;
        var isMix = declaration.Mix is not null;
        if (isMix && declaration.HasActivation)
        {
            findings.Report(FindingIds.SeveralDefinitions, new Site(SiteKind.Mix, 0, -1), name, "[Activation]", "[Mix]");
        }
        else if (isMix && declaration.Pieces.Count > 0)
        {
            findings.Report(FindingIds.SeveralDefinitions, new Site(SiteKind.Piece, 0, -1), name, "[Mix]", "[Piece]");
        }
        else if (declaration.Formulas.Count > 0 && declaration.Pieces.Count > 0)
        {
            findings.Report(FindingIds.SeveralDefinitions, new Site(SiteKind.Piece, 0, -1), name, "a formula", "[Piece]");
        }
        else if (isMix ? declaration.Mix!.Parts.Count == 0 : declaration.Formulas.Count + declaration.Pieces.Count == 0)
        {
            var advice = isMix ? "name the activations to combine in [Mix]" : "pass one to [Activation], or add [Piece] attributes";
            findings.Report(FindingIds.NothingToCompute, new Site(isMix ? SiteKind.Mix : SiteKind.Activation, 0, -1), name, advice);
        }
    }

    private static void CheckValues(MixDeclaration mix, FindingList findings)
    {
        var site = new Site(SiteKind.Mix, 0, -1, "Values");
        if (mix.Weights == MixWeights.Fixed ? mix.Values.Count != mix.Parts.Count : mix.Values.Count > 0)
        {
            var advice = mix.Weights == MixWeights.Fixed
                ? $"give {mix.Parts.Count}, one for each part"
                : "only MixWeights.Fixed takes values";
            findings.Report(FindingIds.InvalidSetting, site, "Values", $"{mix.Values.Count} numbers", advice);
        }
        else if (mix.Values.Any(v => !(Math.Abs(v) <= float.MaxValue)))
        {
            var value = mix.Values.First(v => !(Math.Abs(v) <= float.MaxValue));
            findings.Report(FindingIds.InvalidSetting, site, "Values", value.ToString(CultureInfo.InvariantCulture),
                "give numbers in the range of float");
        }
    }
}
