using System.Globalization;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Bind;

/// <summary>The names of one declaration: each is checked when it is added.</summary>
internal sealed class NameTable(FindingList findings)
{
    // Parameters of generated members, and names that the elements of a tuple cannot have.
    private static readonly string[] Generated =
        { "y", "dx", "dy", "shape", "parameters", "dparameters", "gradients", "derivative", "packed", "values", "part", "inputs",
            "outputs", "slopes" };
    private static readonly string[] TupleMembers = { "CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString" };

    /// <summary>The longest name, of three bytes a character, that metadata takes with a letter in front.</summary>
    public const int Longest = 300;

    /// <summary>The complaint about a longer one.</summary>
    public static readonly string TooLong = $"it has more than {Longest} characters";

    /// <summary>The kind of the names that stand for the values of an element.</summary>
    public const string Input = "an input";

    private readonly Dictionary<string, string> _kinds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds an input or a learnable; its name is also that of parameters of generated members.</summary>
    public bool AddMember(string name, string kind, Site site) =>
        IsFree(name, site) && IsMemberName(name, kind, site) && Add(name, kind, site);

    /// <summary>Adds a name that formulas alone see.</summary>
    public bool AddLocal(string name, Site site) => IsFree(name, site) && Add(name, "a [Let]", site);

    /// <summary>Whether the gradient of one name would be called like another one: <c>x</c> and <c>dx</c>.</summary>
    public void CheckGradientNames(IEnumerable<(string Name, Site Site)> members)
    {
        foreach (var (name, site) in members)
        {
            if (name.Length > 1 && name[0] == 'd' && _kinds.ContainsKey(name.Substring(1)))
            {
                findings.Report(FindingIds.InvalidName, site, name, $"the gradient of '{name.Substring(1)}' has that name");
            }
        }
    }

    private bool IsFree(string name, Site site)
    {
        // C# takes characters that are not seen, and drops them: two names that differ in nothing else are one.
        if (!SyntaxFacts.IsValidIdentifier(name) || name.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format))
        {
            return Refuse(FindingIds.InvalidName, "a name consists of letters, digits and _, and does not begin with a digit");
        }

        if (name.Length > Longest)
        {
            return Refuse(FindingIds.InvalidName, TooLong);
        }

        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            return Refuse(FindingIds.InvalidName, "it is a C# keyword");
        }

        var taken = (FunctionTable.TryGet(name, out var function) && !function.IsInternal) || name == "sum" ? "a function"
            : FunctionTable.Constants.ContainsKey(name) ? "a constant"
            : name == "otherwise" ? "the condition of the last piece"
            : null;
        return taken is null || Refuse(FindingIds.NameUsedTwice, taken);

        bool Refuse(string id, string reason)
        {
            findings.Report(id, site, name, reason);
            return false;
        }
    }

    private bool IsMemberName(string name, string kind, Site site)
    {
        var isTuple = TupleMembers.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.StartsWith("item", StringComparison.OrdinalIgnoreCase) && name.Skip(4).All(char.IsDigit) && name.Length > 4);
        // The gradient of the inputs is dx, whatever they are called.
        if (isTuple || Generated.Contains(name) || (name == "x" && kind != Input && !_kinds.ContainsKey(name)))
        {
            findings.Report(FindingIds.InvalidName, site, name, "generated members use that name");
            return false;
        }

        return true;
    }

    private bool Add(string name, string kind, Site site)
    {
        if (_kinds.TryGetValue(name, out var other))
        {
            findings.Report(FindingIds.NameUsedTwice, site, name, other);
            return false;
        }

        _kinds.Add(name, kind);
        return true;
    }
}
