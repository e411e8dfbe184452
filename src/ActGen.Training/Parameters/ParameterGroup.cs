namespace ActGen.Training;

/// <summary>The parameters of a model that share a <see cref="Parameter.Group"/> name: frozen, thawed and paced together.</summary>
public sealed class ParameterGroup
{
    internal ParameterGroup(string name, IReadOnlyList<Parameter> parameters) => (Name, Parameters) = (name, parameters);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The parameters, in the order of the model.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>A factor on the learning rate of all of them, 1 at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get;
        set => field = Checks.NotNegative(value, nameof(LearningRate), nameof(ParameterGroup));
    } = 1;

    /// <summary>Leaves the values as they are from now on.</summary>
    public void Freeze() => SetFrozen(true);

    /// <summary>Lets the values learn again.</summary>
    public void Unfreeze() => SetFrozen(false);

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Parameters.Count} parameters)";

    private void SetFrozen(bool frozen)
    {
        foreach (var parameter in Parameters)
        {
            parameter.Frozen = frozen;
        }
    }
}
