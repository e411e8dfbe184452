using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Harness;

/// <summary>Walks everything that the named steps made: what they hold stays in memory, and compares from one edit to the next.</summary>
internal static class ModelWalk
{
    public static void RequireNoCompilerObjects(GeneratorRunResult result)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in GeneratorRun.NamedSteps(result))
        {
            foreach (var (value, _) in step.Outputs)
            {
                Visit(value, step.Name!, seen);
            }
        }
    }

    public static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or SemanticModel,
            $"{path} holds a {value.GetType().Name}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Visit(item, path + "[]", seen);
            }

            return;
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(value), path + "." + field.Name, seen);
            }
        }
    }
}
