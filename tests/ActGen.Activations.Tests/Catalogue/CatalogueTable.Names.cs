using Xunit;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    public static TheoryData<string> Names => [.. Rows.Select(row => row.Activation.Name)];
}
