using System.ComponentModel;
using System.Reflection;
using Xunit;

namespace ActGen.Activations.Tests.Compatibility;

/// <summary>Types for generated code stand in one namespace, where editors do not offer it; the rest is for people.</summary>
public sealed class HiddenTypeTests
{
    [Fact]
    public void A_type_is_hidden_where_it_is_for_generated_code()
    {
        var types = typeof(IActivation).Assembly.GetExportedTypes().Where(t => !t.IsNested).ToList();
        Assert.Contains(types, t => IsForGeneratedCode(t));
        Assert.Contains(types, t => !IsForGeneratedCode(t));
        Assert.All(types, t => Assert.Equal(IsForGeneratedCode(t), IsHidden(t)));
    }

    private static bool IsForGeneratedCode(Type type) => type.Namespace == "ActGen.CompilerServices";

    private static bool IsHidden(Type type) =>
        type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;
}
