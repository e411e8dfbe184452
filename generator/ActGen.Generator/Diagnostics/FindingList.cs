
namespace ActGen.Generator.Diagnostics;

/// <summary>Collects what a stage finds.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = new();

    public IReadOnlyList<Finding> All => _findings;

    public bool HasErrors { get; private set; }

    /// <summary>Reports about a whole text.</summary>
    public void Report(string id, Site site, params string[] arguments) => Add(new Finding(id, site, -1, 0, new(arguments)));

    public void Add(Finding finding)
    {
        HasErrors |= DiagnosticDescriptors.IsError(finding.Id);
        _findings.Add(finding);
    }
}
