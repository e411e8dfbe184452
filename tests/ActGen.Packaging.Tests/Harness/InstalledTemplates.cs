namespace ActGen.Packaging.Tests.Harness;

/// <summary>The templates, installed once from their package for a user of their own.</summary>
public sealed class InstalledTemplates
{
    private readonly Packages _packages;

    /// <summary>Installs them.</summary>
    /// <param name="packages">The packages.</param>
    public InstalledTemplates(Packages packages)
    {
        _packages = packages;
        var package = Path.Combine(packages.Folder, $"{Packages.Templates}.{Tree.Version}.nupkg");
        packages.Fresh("templates").Run("new", "install", package).Succeeded();
    }

    /// <summary>Makes projects of a template in a fresh folder.</summary>
    /// <param name="folder">The name of the folder.</param>
    /// <param name="template">The short name of the template.</param>
    /// <param name="name">The name for what is made, also of the folder in that folder.</param>
    internal FreshProjects Make(string folder, string template, string name)
    {
        var projects = _packages.Fresh("template-" + folder);
        projects.Run("new", template, "-n", name).Succeeded();
        return projects;
    }
}
