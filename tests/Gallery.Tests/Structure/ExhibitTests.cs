using ActGen;
using ActGen.Gallery.Exhibits;
using ActGen.Gallery.Page;

namespace Gallery.Tests.Structure;

/// <summary>The content of a page of an assembly whose source is or is not at hand.</summary>
public sealed class ExhibitTests
{
    private static string Assembly => typeof(Cli.GalleryCommand).Assembly.Location;

    [Fact]
    public void Without_symbols_a_card_has_what_the_activation_knows()
    {
        // A system assembly has its symbols elsewhere; the activations are ours.
        var bare = typeof(object).Assembly.Location;
        var exhibits = Exhibit.Of(bare, GeneratedActivations.All);
        Assert.Equal(GeneratedActivations.All.Count, exhibits.Count);
        var group = Path.GetFileNameWithoutExtension(bare);
        Assert.All(exhibits, e => Assert.Equal(("", "", group), (e.Kernel, e.Declaration.Source, e.Declaration.Group)));
        var page = PageWriter.Write(exhibits);
        Assert.Contains($"id=\"{GeneratedActivations.All[0].Name}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<summary>Declaration</summary>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"kernel\"", page[page.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_several_activations_are_groups()
    {
        var catalogue = ActGen.Activations.GeneratedActivations.All;
        var exhibits = Exhibit.Of(typeof(ActGen.Activations.GeneratedActivations).Assembly.Location, catalogue);
        Assert.Equal("Gated", exhibits.Single(e => e.Info.Name == "AconC").Declaration.Group);
        Assert.NotEqual("", exhibits.Single(e => e.Info.Name == "AconC").Declaration.GroupNote);
        // The trainer's own ones have a file each.
        var own = Exhibit.Of(Assembly, GeneratedActivations.All);
        Assert.All(own, e => Assert.Equal(("Gallery", ""), (e.Declaration.Group, e.Declaration.GroupNote)));
    }

    [Fact]
    public void Two_activations_of_one_name_have_cards_of_their_own()
    {
        var exhibit = Exhibit.Of(Assembly, GeneratedActivations.All)[0];
        var other = exhibit with { Declaration = exhibit.Declaration with { Type = "Elsewhere.Outer+" + exhibit.Info.Name } };
        var page = PageWriter.Write([exhibit, other]);
        Assert.Contains($"<article class=\"card\" id=\"{exhibit.Declaration.Type}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<article class=\"card\" id=\"Elsewhere.Outer.{exhibit.Info.Name}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"id=\"{exhibit.Info.Name}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_is_found_with_its_documentation_and_place()
    {
        const string text =
            """
            namespace Acme.Shapes;

            public static partial class Outer
            {
                /// <summary>Bends <see cref="x"/> down.</summary>
                /// <remarks>Ours.</remarks>
                [ActGen.Activation("tanh(x)")]
                public readonly partial struct Bend;
            }

            [System.Obsolete]
            public class Other;

            /// <summary>Not & well formed.</summary>
            [ActGen.MixAttribute(typeof(Outer.Bend))]
            public readonly partial struct Blend;
            """;
        var generated = text.Replace("Bend", "Generated", StringComparison.Ordinal);
        var found = DeclarationReader.Read([new("/somewhere/MyShapes.cs", text), new("/obj/Bend.g.cs", generated)]);
        Assert.Equal(["Acme.Shapes.Blend", "Acme.Shapes.Outer+Bend"], found.Keys.Order(StringComparer.Ordinal));
        var bend = found["Acme.Shapes.Outer+Bend"];
        Assert.Equal(("My shapes", "Bends x down.", "Ours.", "MyShapes.cs:8"), (bend.Group, bend.Summary, bend.Remarks, bend.Place));
        Assert.Equal("", found["Acme.Shapes.Blend"].Summary);
    }
}
