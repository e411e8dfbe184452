namespace ActGen.Activations.Tests.Mixes;

// Every kind of weights in every scope, added and multiplied: two parts of a referenced assembly, and one with a learnable of its own.

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Softmax, Combine = Combine.Sum, Per = Per.Layer)]
public readonly partial struct SumSoftmaxLayer;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Softmax, Combine = Combine.Sum, Per = Per.Channel)]
public readonly partial struct SumSoftmaxChannel;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Softmax, Combine = Combine.Sum, Per = Per.Neuron)]
public readonly partial struct SumSoftmaxNeuron;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Sigmoid, Combine = Combine.Sum, Per = Per.Layer)]
public readonly partial struct SumSigmoidLayer;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Sigmoid, Combine = Combine.Sum, Per = Per.Channel)]
public readonly partial struct SumSigmoidChannel;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Sigmoid, Combine = Combine.Sum, Per = Per.Neuron)]
public readonly partial struct SumSigmoidNeuron;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Free, Combine = Combine.Sum, Per = Per.Layer)]
public readonly partial struct SumFreeLayer;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Free, Combine = Combine.Sum, Per = Per.Channel)]
public readonly partial struct SumFreeChannel;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Free, Combine = Combine.Sum, Per = Per.Neuron)]
public readonly partial struct SumFreeNeuron;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Fixed, Values = [0.5, -1.25, 1], Combine = Combine.Sum)]
public readonly partial struct SumFixed;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Softmax, Combine = Combine.Product, Per = Per.Layer)]
public readonly partial struct ProductSoftmaxLayer;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Softmax, Combine = Combine.Product, Per = Per.Channel)]
public readonly partial struct ProductSoftmaxChannel;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Softmax, Combine = Combine.Product, Per = Per.Neuron)]
public readonly partial struct ProductSoftmaxNeuron;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Sigmoid, Combine = Combine.Product, Per = Per.Layer)]
public readonly partial struct ProductSigmoidLayer;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Sigmoid, Combine = Combine.Product, Per = Per.Channel)]
public readonly partial struct ProductSigmoidChannel;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Sigmoid, Combine = Combine.Product, Per = Per.Neuron)]
public readonly partial struct ProductSigmoidNeuron;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Free, Combine = Combine.Product, Per = Per.Layer)]
public readonly partial struct ProductFreeLayer;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Free, Combine = Combine.Product, Per = Per.Channel)]
public readonly partial struct ProductFreeChannel;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Free, Combine = Combine.Product, Per = Per.Neuron)]
public readonly partial struct ProductFreeNeuron;

[Mix(typeof(Tanh), typeof(PRelu), typeof(Sin), Weights = MixWeights.Fixed, Values = [0.5, -1.25, 1], Combine = Combine.Product)]
public readonly partial struct ProductFixed;

/// <summary>A mix of mixes and of the same part twice.</summary>
[Mix(typeof(ReluTanhSin), typeof(ProductSigmoidLayer), typeof(PRelu), typeof(PRelu), Weights = MixWeights.Free, Combine = Combine.Product)]
public readonly partial struct MixOfMixes;

/// <summary>A mix in a formula.</summary>
[Activation("x + scale * ProductSoftmaxLayer(2 * x)")]
[Learnable("scale", 0.5)]
public readonly partial struct ResidualMix;
