using ActGen.Activations;
using ActGen.Training;
using LayerNorm = ActGen.Training.LayerNorm;

namespace OneUser;

/// <summary>
/// A file with both namespaces, as a program of a user has them: the one name that both have is told apart by an alias.
/// </summary>
public class BothNamespacesTests
{
    [Fact]
    public void An_alias_tells_the_layer_from_the_activation()
    {
        var model = new Sequential(8, new Dense(4), new LayerNorm(), new Activation<Gelu>(), new Dense(2));
        Assert.Equal([2], model.OutputShape);
        Assert.Equal(4, new Sequential(4, new Activation<ActGen.Activations.LayerNorm>()).OutputShape.Size);
    }

    [Fact]
    public void No_other_name_is_in_both() =>
        Assert.Equal([nameof(LayerNorm)], NamesBeside(typeof(Sequential)).Intersect(NamesBeside(typeof(Gelu))));

    private static IEnumerable<string> NamesBeside(Type type) =>
        type.Assembly.GetExportedTypes().Where(other => other.Namespace == type.Namespace).Select(other => other.Name);
}
