using ActGen;
using ActGen.Activations;

namespace MnistTrainer.Studies;

/// <summary>softmax(w) · (relu, tanh, sin, sigmoid, softplus, silu, leaky relu), with w learned for each layer.</summary>
/// <remarks>"More activation functions" in the mix, which Bansal 2022 leaves to future work.</remarks>
[Mix(typeof(Relu), typeof(Tanh), typeof(Sin), typeof(Sigmoid), typeof(Softplus), typeof(Silu), typeof(LeakyRelu))]
public readonly partial struct WideMix;

/// <summary>
/// The product of two learned mixes of relu, tanh and sin: all products of two of them, with weights learned for each layer.
/// </summary>
/// <remarks>A "multiplicative combination", which Bansal 2022 leaves to future work.</remarks>
[Mix(typeof(ReluTanhSin), typeof(ReluTanhSin), Weights = MixWeights.Fixed, Values = [1, 1], Combine = Combine.Product)]
public readonly partial struct ProductMix;
