using System.Diagnostics.CodeAnalysis;
using TorchSharp;
using static TorchSharp.torch;

namespace ActGen.TorchSharp;

/// <summary>
/// An activation as TorchSharp differentiates it: inputs are x, the parameters in their order, and the <see cref="SampleShape"/>, which
/// has no gradient.
/// </summary>
internal sealed class ActivationFunction<T> : autograd.SingleTensorFunction<ActivationFunction<T>> where T : IActivation
{
    private const string ParameterShapes = "parameters";

    /// <inheritdoc />
    public override string Name => T.Info.Name;

    /// <inheritdoc />
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = ((Tensor)vars[0]).contiguous();
        var shape = (SampleShape)vars[^1];
        Tensor[] parameters = [.. vars[1..^1].Cast<Tensor>()];
        var values = Pack(parameters);
        var y = empty(shape.OfOutput(x), dtype: float32);
        KernelRun.Forward<T>(x, values, y, shape.Of(x));

        ctx.save_for_backward([x, values, .. T.Info.BackwardReads.HasFlag(BackwardReads.Output) ? [y] : Array.Empty<Tensor>()]);
        ctx.save_data(nameof(SampleShape), shape);
        ctx.save_data(ParameterShapes, parameters.Select(parameter => parameter.shape).ToArray());
        return y;
    }

    /// <inheritdoc />
    [SuppressMessage("Design", "CA1031", Justification = "What is not caught ends the process.")]
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        try
        {
            return Gradients(ctx, grad_output);
        }
        catch (Exception problem)
        {
            // It would end the process, as libtorch, which called this, knows no exceptions of .NET. To gradients that fit no axis it
            // says no itself, and backward() fails like any other operation.
            ActivationModule.BackwardError = problem;
            return [.. ((long[][])ctx.get_data(ParameterShapes)).Select(_ => zeros([])).Prepend(zeros([])), null!];
        }
    }

    private static List<Tensor> Gradients(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (x, values) = (saved[0], saved[1]);
        var shape = (SampleShape)ctx.get_data(nameof(SampleShape));
        SampleShape.CheckType(grad_output, $"the gradient for {T.Info.Name}");
        var dx = empty_like(x);
        var dvalues = zeros_like(values);
        KernelRun.Backward<T>(x, saved.ElementAtOrDefault(2), grad_output.contiguous(), values, dx, dvalues, shape.Of(x));

        var gradients = new List<Tensor> { dx.MoveToOuterDisposeScope() };
        long at = 0;
        foreach (var axes in (long[][])ctx.get_data(ParameterShapes))
        {
            var length = axes.Aggregate(1L, (product, axis) => product * axis);
            gradients.Add(dvalues.narrow(0, at, length).reshape(axes).MoveToOuterDisposeScope());
            at += length;
        }

        gradients.Add(null!);
        return gradients;
    }

    // One after another, as the kernels want them; a parameter alone stays where it is.
    private static Tensor Pack(Tensor[] parameters) => parameters.Length switch
    {
        0 => empty(0, dtype: float32),
        1 => parameters[0].detach().contiguous().flatten(),
        _ => cat([.. parameters.Select(parameter => parameter.detach().flatten())]),
    };
}
