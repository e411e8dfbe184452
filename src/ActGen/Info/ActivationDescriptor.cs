namespace ActGen;

/// <summary>
/// An activation as a value: what <c>GeneratedActivations.All</c> lists and <c>Find</c> returns. Built without reflection.
/// </summary>
public abstract class ActivationDescriptor
{
    private protected ActivationDescriptor()
    {
    }

    /// <summary>The facts about the activation.</summary>
    public abstract ActivationInfo Info { get; }

    /// <summary>The name of the type.</summary>
    public string Name => Info.Name;

    /// <summary>Calls the visitor with the activation's type, to build something generic over it, such as a layer.</summary>
    /// <typeparam name="TResult">What the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IActivationVisitor<TResult> visitor);

    /// <inheritdoc cref="IActivation.Forward" />
    public abstract void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape);

    /// <inheritdoc cref="IActivation.Backward" />
    public abstract void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape);

    /// <inheritdoc />
    public override string ToString() => Info.ToString();
}

/// <summary>The descriptor of one activation type.</summary>
/// <typeparam name="T">The activation type.</typeparam>
public sealed class ActivationDescriptor<T> : ActivationDescriptor where T : IActivation
{
    /// <inheritdoc />
    public override ActivationInfo Info => T.Info;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IActivationVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit<T>();
    }

    /// <inheritdoc />
    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape) =>
        T.Forward(x, parameters, y, shape);

    /// <inheritdoc />
    public override void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape) =>
        T.Backward(x, y, dy, parameters, dx, dparameters, shape);
}

/// <summary>Makes something from the type of an activation.</summary>
/// <typeparam name="TResult">What it makes.</typeparam>
public interface IActivationVisitor<out TResult>
{
    /// <summary>Called with the activation's type.</summary>
    /// <typeparam name="T">The activation type.</typeparam>
    TResult Visit<T>() where T : IActivation;
}
