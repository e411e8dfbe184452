namespace ActGen;

/// <summary>Declares a parameter of the formula that training learns.</summary>
/// <example><code>
/// [Activation("x > 0 ? x : slope * x")]
/// [Learnable("slope", 0.25, Per = Per.Channel)]
/// public readonly partial struct PRelu;
/// </code></example>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LearnableAttribute : Attribute
{
    /// <summary>A parameter that starts at a fixed value.</summary>
    /// <param name="name">The name used in the formula.</param>
    /// <param name="init">The value every element starts at.</param>
    public LearnableAttribute(string name, double init)
    {
        Name = name;
        Init = init.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A parameter that starts at a random or evenly spaced value.</summary>
    /// <param name="name">The name used in the formula.</param>
    /// <param name="init">
    /// A number, <c>"normal(mean, deviation)"</c>, <c>"uniform(low, high)"</c> or <c>"linspace(first, last)"</c>.
    /// </param>
    public LearnableAttribute(string name, string init)
    {
        Name = name;
        Init = init;
    }

    /// <summary>The name used in the formula.</summary>
    public string Name { get; }

    /// <summary>How the parameter starts, as text.</summary>
    public string Init { get; }

    /// <summary>The unit that has a value of its own: the layer, a channel or a neuron. Default: the layer.</summary>
    public Per Per { get; set; } = Per.Layer;

    /// <summary>The number of values of a vector parameter, read as <c>name[i]</c> in the formula. Default 1: no vector.</summary>
    public int Count { get; set; } = 1;

    /// <summary>The smallest value the parameter may take; it is clamped after each step of the optimizer.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>The largest value the parameter may take; it is clamped after each step of the optimizer.</summary>
    public double Max { get; set; } = double.PositiveInfinity;

    /// <summary>Keeps the parameter above zero.</summary>
    public bool Positive { get; set; }

    /// <summary>Whether weight decay applies to the parameter. Default: it does not.</summary>
    public bool Decay { get; set; }

    /// <summary>A factor on the learning rate. Default 1.</summary>
    public double LearningRate { get; set; } = 1;

    /// <summary>The parameter group, by which a training freezes and thaws. Default <c>"activation"</c>.</summary>
    public string Group { get; set; } = "activation";
}
