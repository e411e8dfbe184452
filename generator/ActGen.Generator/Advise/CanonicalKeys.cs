using System.Collections.Concurrent;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>
/// Canonical texts by declaration. They outlive the compilation: at each edit all activations of a project are compared with the one
/// that is edited, and only that one has to be bound again. Declarations hold no symbols, so that nothing else is kept.
/// </summary>
internal static class CanonicalKeys
{
    // As many as the activations of a large project and its references; beyond, it starts anew.
    private const int Most = 5_000;

    private static readonly ConcurrentDictionary<ActivationDeclaration, string> Known = new();

    /// <summary>The text of a declaration; null where it has none.</summary>
    public static string? Of(ActivationDeclaration declaration, Func<string?> compute)
    {
        if (!Known.TryGetValue(declaration, out var key))
        {
            if (Known.Count >= Most)
            {
                Known.Clear();
            }

            key = compute() ?? "";
            Known[declaration] = key;
        }

        return key.Length == 0 ? null : key;
    }
}
