using ActGen.Activations;
using ActGen.TorchSharp;
using ActGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using Adam = TorchSharp.Modules.Adam;

namespace TorchSharpMnist;

/// <summary>The main network of the tree, 784-128-softexp-128-softexp-10, in TorchSharp.</summary>
internal static class MnistTraining
{
    private const int BatchSize = 128;

    /// <summary>Trains it, and gives the accuracy on the test set.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="samples">Training samples at most.</param>
    /// <param name="epochs">Epochs.</param>
    /// <param name="report">Receives a line for each epoch.</param>
    public static double Run(string folder, int samples, int epochs, Action<string> report)
    {
        random.manual_seed(1);
        var (x, y) = Tensors(MnistFolder.ReadTraining(folder).Take(samples));
        var (testX, testY) = Tensors(MnistFolder.ReadTest(folder));
        var (first, second) = (new ActivationModule<SoftExponential>(128), new ActivationModule<SoftExponential>(128));
        using var net = nn.Sequential(
            ("dense_1", nn.Linear(784, 128)), ("act_1", first),
            ("dense_2", nn.Linear(128, 128)), ("act_2", second),
            ("dense_3", nn.Linear(128, 10)));

        // The activation says how much faster its parameters learn.
        var factor = first.Learnables[0].LearningRate;
        var alphas = first.parameters().Concat(second.parameters());
        var weights = net.named_parameters()
            .Where(named => named.name.StartsWith("dense_", StringComparison.Ordinal))
            .Select(named => named.parameter);
        using var optimizer = optim.Adam([new Adam.ParamGroup(weights), new Adam.ParamGroup(alphas, lr: 1e-3 * factor)], lr: 1e-3);
        using var loss = nn.CrossEntropyLoss();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            using var order = randperm(x.shape[0]);
            double sum = 0;
            var steps = 0;
            for (long start = 0; start < x.shape[0]; start += BatchSize, steps++)
            {
                using var scope = NewDisposeScope();
                var batch = order[(int)start..(int)Math.Min(start + BatchSize, x.shape[0])];
                optimizer.zero_grad();
                var value = loss.forward(net.forward(x.index_select(0, batch)), y.index_select(0, batch));
                value.backward();
                nn.utils.clip_grad_norm_(net.parameters(), 1);
                optimizer.step();
                first.Constrain();
                second.Constrain();
                sum += value.item<float>();
            }

            var accuracy = Accuracy(net, testX, testY);
            report(FormattableString.Invariant($"epoch {epoch}: loss {sum / steps:0.0000}, test accuracy {accuracy:0.0000}"));
        }

        return Accuracy(net, testX, testY);
    }

    private static double Accuracy(nn.Module<Tensor, Tensor> net, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var unwatched = no_grad();
        return net.forward(x).argmax(1).eq(y).to(float32).mean().item<float>();
    }

    private static (Tensor X, Tensor Y) Tensors(MnistDataset data)
    {
        var inputs = new float[data.Count * 784];
        var classes = new int[data.Count];
        data.CopyBatch([.. Enumerable.Range(0, data.Count)], inputs, new Targets(classes));
        return (tensor(inputs, [data.Count, 784]), tensor(classes).to(int64));
    }
}
