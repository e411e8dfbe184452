namespace ActGen.Activations;

/// <summary>softmax(w) · (relu, tanh, sin), with w learned for each layer.</summary>
/// <remarks>Bansal 2022, "Activation Functions: Dive into an optimal activation function".</remarks>
[Mix(typeof(Relu), typeof(Tanh), typeof(Sin))]
public readonly partial struct ReluTanhSin;
