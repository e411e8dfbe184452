using System.Runtime.InteropServices;
using ActGen.Activations;
using ActGen.TorchSharp.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace ActGen.TorchSharp.Tests;

public class ModuleTests
{
    private const int Rows = 6;
    private const int Columns = 24;

    public static TheoryData<string> Names => [.. GeneratedActivations.All.Select(activation => activation.Name)];

    [TorchTheory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_the_generated_kernels(string name)
    {
        var activation = GeneratedActivations.All.First(each => each.Name == name);
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var module = ActivationModule.Create(activation, Columns);
        var shape = new ActivationShape(Columns);
        using var x = (randn(Rows, Columns) * 2).requires_grad_();
        var y = module.forward(x);
        var dy = randn(y.shape);
        y.backward([dy]);

        float[] parameters = [.. module.parameters().SelectMany(Floats)];
        float[] expectedY = new float[y.numel()], expectedX = new float[x.numel()], expectedParameters = new float[parameters.Length];
        activation.Forward(Floats(x), parameters, expectedY, shape);
        activation.Backward(Floats(x), expectedY, Floats(dy), parameters, expectedX, expectedParameters, shape);
        Assert.Equal(expectedY, Floats(y));
        Assert.Equal(expectedX, Floats(x.grad!));
        Assert.Equal(expectedParameters, module.parameters().SelectMany(parameter => Floats(parameter.grad!)));
        Assert.Equal(activation.Info.Learnables.Select(learnable => learnable.Name), module.state_dict().Keys);
    }

    [TorchFact]
    public void They_agree_with_those_of_torch()
    {
        Agrees(new ActivationModule<Mish>(), x => nn.functional.mish(x));
        Agrees(new ActivationModule<Gelu>(), x => nn.functional.gelu(x));
        Agrees(new ActivationModule<Sigmoid>(), sigmoid);
        Agrees(new ActivationModule<Softplus>(), x => nn.functional.softplus(x));

        static void Agrees(nn.Module<Tensor, Tensor> module, Func<Tensor, Tensor> function)
        {
            using var scope = NewDisposeScope();
            var (ours, theirs) = (linspace(-8, 8, 1000).requires_grad_(), linspace(-8, 8, 1000).requires_grad_());
            var (y, expected) = (module.forward(ours.reshape(10, 100)), function(theirs.reshape(10, 100)));
            y.square().sum().backward();
            expected.square().sum().backward();
            Assert.True(allclose(expected, y, rtol: 1e-5, atol: 1e-6), "values");
            Assert.True(allclose(theirs.grad!, ours.grad!, rtol: 1e-5, atol: 1e-6), "gradients");
        }
    }

    [TorchFact]
    public void Tensors_that_do_not_lie_in_order_are_put_in_order()
    {
        using var scope = NewDisposeScope();
        var module = new ActivationModule<SoftExponential>(3);
        var (one, other) = (randn(3, 5).requires_grad_(), empty(0));
        other = one.detach().t().contiguous().requires_grad_();
        // The gradient of a sum is one number, spread over all.
        module.forward(one.t()).sum().backward();
        module.forward(other).sum().backward();
        Assert.Equal(Floats(other.grad!.t().contiguous()), Floats(one.grad!));
    }

    [TorchFact]
    public void What_the_kernels_cannot_read_is_refused()
    {
        using var scope = NewDisposeScope();
        var module = new ActivationModule<SoftExponential>(4, 3);
        Refuses(
            "the input of SoftExponential is Float64 on CPU; the kernels compute Float32 on the CPU",
            () => module.forward(zeros(2, 4, 3, dtype: float64)));
        Refuses("the input of SoftExponential is Float32 on META", () => module.forward(zeros(2, 4, 3, device: device("meta"))));
        Refuses(
            "the input of SoftExponential is [2, 3, 4]; its last axes must be [4, 3], one sample",
            () => module.forward(zeros(2, 3, 4)));
        Refuses(
            "SoftExponential has a value of alpha for each neuron: give the shape of one sample",
            () => new ActivationModule<SoftExponential>());
        Refuses("Glu has 2 inputs, so the last axis, 3, must be a multiple of that", () => new ActivationModule<Glu>(3));
        Refuses(
            "the input of Glu is [2, 5]; its last axis must be a multiple of 2",
            () => new ActivationModule<Glu>().forward(zeros(2, 5)));
        Refuses("the input of Glu is []; a single number", () => new ActivationModule<Glu>().forward(tensor(1f)));
        Refuses("the input of Mish is sparse", () => new ActivationModule<Mish>().forward(eye(3).to_sparse()));
        module.to(float64);
        Refuses("a parameter of SoftExponential is Float64 on CPU", () => module.forward(zeros(2, 4, 3)));

        static void Refuses(string message, Action act) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [TorchFact]
    public void A_number_without_axes_goes_through()
    {
        using var scope = NewDisposeScope();
        var (number, vector) = (tensor(0.5f).requires_grad_(), tensor([0.5f]).requires_grad_());
        var module = new ActivationModule<Mish>();
        var (y, expected) = (module.forward(number), module.forward(vector));
        Assert.Empty(y.shape);
        y.backward();
        expected.sum().backward();
        Assert.Equal(Floats(expected), Floats(y));
        Assert.Empty(number.grad!.shape);
        Assert.Equal(Floats(vector.grad!), Floats(number.grad));
    }

    // An exception within it would end the process.
    [TorchTheory]
    [InlineData("Mish", "the input")]
    [InlineData("SoftExponential", "the input")]
    [InlineData("SoftExponential", "a parameter")]
    public void A_backward_pass_that_cannot_be_is_an_exception_with_its_reason(string name, string changed)
    {
        using var scope = NewDisposeScope();
        var module = ActivationModule.Create(GeneratedActivations.Find(name)!, 4);
        var x = randn(3, 4).requires_grad_(changed == "the input");
        var input = x * 2;
        var y = module.forward(input);
        using (no_grad())
        {
            (changed == "the input" ? input : module.parameters().Single()).add_(1);
        }

        Assert.Throws<ExternalException>(() => y.sum().backward());
        Assert.Contains("modified by an inplace operation", ActivationModule.BackwardError!.Message, StringComparison.Ordinal);

        // The next one is none the worse.
        module.forward(x * 2).sum().backward();
    }

    [TorchFact]
    public void Parameters_start_are_saved_and_are_held_as_declared()
    {
        using var scope = NewDisposeScope();
        var module = new ActivationModule<SoftExponential>(4, 3);
        var alpha = module.get_parameter("alpha")!;
        var declared = module.Learnables[0];
        Assert.Equal([4L, 3L], alpha.shape);
        Assert.All(Floats(alpha), value => Assert.Equal(declared.Init.First, value));
        using (no_grad())
        {
            alpha.copy_(linspace(-5, 5, 12).reshape(4, 3));
        }

        module.Constrain();
        Assert.Equal((declared.Min, declared.Max), (Floats(alpha).Min(), Floats(alpha).Max()));
        var saved = new MemoryStream();
        module.save(saved);
        var loaded = new ActivationModule<SoftExponential>(4, 3);
        loaded.load(new MemoryStream(saved.ToArray()));
        Assert.Equal(Floats(alpha), Floats(loaded.get_parameter("alpha")!));
        var x = randn(2, 4, 3);
        Assert.Equal(Floats(module.forward(x)), Floats(loaded.forward(x)));
    }

    [TorchFact]
    public void A_large_tensor_gives_the_same_bits_on_any_number_of_threads()
    {
        using var scope = NewDisposeScope();
        var (x, dy) = (randn(700, 400), randn(700, 400));
        var before = get_num_threads();
        try
        {
            var one = Run(1);
            Assert.Equal(one, Run(2));
            Assert.Equal(one, Run(5));
        }
        finally
        {
            set_num_threads(before);
        }

        float[] Run(int threads)
        {
            set_num_threads(threads);
            var module = new ActivationModule<SoftExponential>(400);
            var input = x.clone().requires_grad_();
            var y = module.forward(input);
            y.backward([dy]);
            return [.. Floats(y), .. Floats(input.grad!), .. Floats(module.get_parameter("alpha")!.grad!)];
        }
    }

    [TorchFact]
    public void Steps_leave_no_tensors_behind()
    {
        var module = new ActivationModule<SoftExponential>(8);
        Step(module);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 100; i++)
        {
            Step(module);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.InRange(Tensor.TotalCount, 0, before + 10);

        static void Step(nn.Module<Tensor, Tensor> module)
        {
            using var scope = NewDisposeScope();
            var x = randn(4, 8).requires_grad_();
            module.forward(x).sum().backward();
            module.zero_grad();
        }
    }

    private static float[] Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
}
