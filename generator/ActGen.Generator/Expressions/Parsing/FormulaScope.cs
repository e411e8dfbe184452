using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>The meaning of the names in a formula.</summary>
internal abstract class FormulaScope
{
    /// <summary>All names, for suggestions.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Whether functions that only rule tables use may be called.</summary>
    public virtual bool AllowsInternalFunctions => false;

    /// <summary>The names of the activations in scope, for suggestions.</summary>
    public virtual IEnumerable<string> Activations => Array.Empty<string>();

    /// <summary>The meaning of a name, or null.</summary>
    public abstract Expr? Resolve(string name);

    /// <summary>The element of a vector parameter; null where the name is no vector or has no such element.</summary>
    public virtual Expr? ResolveElement(string vector, int index) => null;

    /// <summary>The number of elements of a vector parameter, or null.</summary>
    public virtual int? CountOf(string vector) => null;

    /// <summary>The formula of another activation applied to arguments; null where there is none of that name.</summary>
    /// <param name="name">The name of the activation type.</param>
    /// <param name="arguments">The arguments in the place of its inputs.</param>
    /// <param name="error">Why it cannot be inlined, where there is one of that name.</param>
    public virtual Expr? Inline(string name, IReadOnlyList<Expr> arguments, out string? error)
    {
        error = null;
        return null;
    }
}
