using ActGen.Activations;

namespace ActGen.KernelProbe;

// Mixes of two to eight parts, in each of their kinds.

[Mix(typeof(Tanh), typeof(Gelu))]
public readonly partial struct Sum2;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish))]
public readonly partial struct Sum3;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus))]
public readonly partial struct Sum4;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin))]
public readonly partial struct Sum5;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), typeof(Silu))]
public readonly partial struct Sum6;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), typeof(Silu), typeof(Elu))]
public readonly partial struct Sum7;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), typeof(Silu), typeof(Elu), typeof(Serf))]
public readonly partial struct Sum8;

[Mix(typeof(Tanh), typeof(Gelu), Combine = Combine.Product)]
public readonly partial struct Product2;

[Mix(typeof(Tanh), typeof(Gelu), Per = Per.Channel)]
public readonly partial struct ChannelSum2;

[Mix(typeof(Tanh), typeof(Gelu), Per = Per.Neuron)]
public readonly partial struct NeuronSum2;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), Combine = Combine.Product)]
public readonly partial struct Product5;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), Per = Per.Channel)]
public readonly partial struct ChannelSum5;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), Per = Per.Neuron)]
public readonly partial struct NeuronSum5;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), typeof(Silu), typeof(Elu), typeof(Serf),
    Combine = Combine.Product)]
public readonly partial struct Product8;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), typeof(Silu), typeof(Elu), typeof(Serf), Per = Per.Channel)]
public readonly partial struct ChannelSum8;

[Mix(typeof(Tanh), typeof(Gelu), typeof(Mish), typeof(Softplus), typeof(Sin), typeof(Silu), typeof(Elu), typeof(Serf), Per = Per.Neuron)]
public readonly partial struct NeuronSum8;
