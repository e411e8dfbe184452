using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActGen.TorchSharp;

/// <summary>
/// An activation as a TorchSharp module. Its learnables are registered parameters with the names that the activation declares, so they
/// are in <c>parameters()</c> and <c>state_dict()</c>; forward and backward pass are the generated kernels.
/// </summary>
/// <remarks>
/// Takes float32 tensors on the CPU; contiguous ones are read where they lie. The last axis is the one of <see cref="Per.Channel"/>, of
/// several inputs and of reductions over the last axis, as everywhere in ActGen: images of [N, C, H, W] go through such an activation as
/// <c>x.permute(0, 2, 3, 1)</c>. What goes wrong in the backward pass, such as an input that was changed in place since the forward pass,
/// makes <c>backward()</c> fail; the reason is in <see cref="ActivationModule.BackwardError"/>.
/// </remarks>
/// <typeparam name="T">The activation type.</typeparam>
public sealed class ActivationModule<T> : nn.Module<Tensor, Tensor> where T : IActivation
{
    private readonly SampleShape _shape;

    /// <summary>Makes the module; learnables start as the activation says, with the random numbers of TorchSharp.</summary>
    /// <param name="sampleShape">
    /// Shape of one sample, the last axis its channels; without it the last axis of whatever comes is a sample. Needed where a learnable
    /// has a value for each channel or neuron.
    /// </param>
    /// <exception cref="ArgumentException">A shape is needed, or the activation cannot take samples of this one.</exception>
    public ActivationModule(params ReadOnlySpan<long> sampleShape) : base(T.Info.Name)
    {
        var info = T.Info;
        _shape = new SampleShape(info, sampleShape);
        Learnables = info.Learnables;
        foreach (var learnable in info.Learnables)
        {
            register_parameter(learnable.Name, new Parameter(Starts.Of(learnable, _shape.OfParameter(learnable)), requires_grad: true));
        }
    }

    /// <summary>The declaration of each parameter, in their order: bounds, weight decay, learning rate.</summary>
    public IReadOnlyList<LearnableInfo> Learnables { get; }

    /// <summary>Applies the activation.</summary>
    /// <param name="input">Whole samples: any axes, then those of one sample.</param>
    /// <returns>The outputs, in the shape of the input but for the last axis of an activation of several inputs or outputs.</returns>
    /// <exception cref="ArgumentException">The tensor has another type, device or shape than the module takes.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _shape.Check(input);
        // They are read anew: a module that was moved or loaded has other tensors.
        Tensor[] parameters = Learnables.Count == 0 ? [] : [.. named_parameters(recurse: false).Select(named => named.parameter)];
        foreach (var parameter in parameters)
        {
            SampleShape.CheckType(parameter, $"a parameter of {T.Info.Name}");
        }

        if (input.dim() > 0)
        {
            return ActivationFunction<T>.apply([input, .. parameters, _shape]);
        }

        using var one = input.reshape(1);
        using var result = ActivationFunction<T>.apply([one, .. parameters, _shape]);
        return result.reshape([]);
    }

    /// <summary>
    /// Clamps the parameters to the bounds that the activation declares. TorchSharp's optimizers do not know them: call it after each
    /// step.
    /// </summary>
    public void Constrain()
    {
        using var unwatched = no_grad();
        foreach (var (name, parameter) in named_parameters(recurse: false))
        {
            var learnable = Learnables.First(learnable => learnable.Name == name);
            if (float.IsFinite(learnable.Min) || float.IsFinite(learnable.Max))
            {
                parameter.clamp_(learnable.Min, learnable.Max);
            }
        }
    }
}
