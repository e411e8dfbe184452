using ActGen.TorchSharp.Tests.Support;

namespace ActGen.TorchSharp.Tests.Mnist;

public class MnistTests
{
    [TorchFact]
    public void A_network_of_soft_exponentials_learns_digits()
    {
        var accuracy = MnistTraining.Run(samples: 6000, epochs: 5, _ => { });
        Assert.True(accuracy > 0.9, $"{accuracy}");
    }
}
