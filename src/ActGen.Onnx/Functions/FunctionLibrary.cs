using System.Globalization;
using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Programs;

namespace ActGen.Onnx.Functions;

/// <summary>The functions of a file, each once, and none after one that calls it.</summary>
internal sealed class FunctionLibrary
{
    private readonly List<OnnxFunction> _functions = [];
    private readonly Dictionary<ActivationInfo, Operator> _activations = new(ReferenceEqualityComparer.Instance);

    /// <summary>The functions.</summary>
    public IReadOnlyList<OnnxFunction> Functions => _functions;

    /// <summary>The function of an activation, under its name; a second activation of the same name gets a number.</summary>
    public Operator Require(ActivationInfo activation)
    {
        if (!_activations.TryGetValue(activation, out var operation))
        {
            var same = _activations.Keys.Count(other => other.Name == activation.Name);
            var name = same == 0 ? activation.Name : string.Create(CultureInfo.InvariantCulture, $"{activation.Name}_{same + 1}");
            _functions.Add(ActivationFunction.Create(activation, name, this));
            operation = new Operator(ActivationFunction.Domain, name);
            _activations.Add(activation, operation);
        }

        return operation;
    }

    /// <summary>The function of a primitive.</summary>
    public Operator Require(PrimitiveRow primitive, int arity)
    {
        if (!_functions.Exists(f => f.Domain == PrimitiveRow.Domain && f.Name == primitive.Name))
        {
            _functions.Add(primitive.ToFunction(PrimitiveFunction.Find(primitive.Name)?.Meaning ?? primitive.Name, arity));
        }

        return new Operator(PrimitiveRow.Domain, primitive.Name);
    }
}
