namespace ActGen.Generator.Models;

// The numbers are those of the enums of the same names in ActGen, as attribute data holds them.

internal enum Per
{
    Layer,
    Channel,
    Neuron,
}

internal enum DomainPolicy
{
    Propagate,
    Clamp,
    Extend,
}

internal enum MixWeights
{
    Softmax,
    Free,
    Sigmoid,
    Fixed,
}

internal enum Combine
{
    Sum,
    Product,
}
