using System.Security.Cryptography;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Models;

public class SequentialTests
{
    [Fact]
    public void SummaryIsThatOfDocumentOne()
    {
        var model = new Sequential(
            [28, 28], new Flatten(), new Dense(128), new Activation<HandPRelu>(), new Dense(128), new Activation<HandPRelu>(),
            new Dense(10));
        model.Group("activation").Freeze();
        string[] expected =
        [
            "Layer (type)              Output Shape    Param #",
            "=================================================",
            "input (Input)             (None, 28, 28)        0",
            "flatten_1 (Flatten)       (None, 784)           0",
            "dense_1 (Dense)           (None, 128)     100,480",
            "activation_1 (HandPRelu)  (None, 128)         128",
            "dense_2 (Dense)           (None, 128)      16,512",
            "activation_2 (HandPRelu)  (None, 128)         128",
            "dense_3 (Dense)           (None, 10)        1,290",
            "=================================================",
            "Total params: 118,538",
            "Trainable params: 118,282",
            "Non-trainable params: 256",
            "",
        ];
        Assert.Equal(expected, model.Summary().Split('\n'));
    }

    [Fact]
    public void ParametersLieInOrderAndAtCacheLines()
    {
        var model = Runs.Model();
        Assert.Equal(
            ["dense_1.weight", "dense_1.bias", "activation_1.gain", "activation_1.slope", "activation_1.shift",
                "dense_2.weight", "dense_2.bias", "dense_3.weight", "dense_3.bias"],
            model.Parameters.Select(p => p.Name));
        Assert.Equal([0, 96, 112, 113, 120, 128, 176, 192, 224], model.Parameters.Select(p => p.Offset));
        Assert.Equal(189, model.ParameterCount);
    }

    [Fact]
    public void TheHashIsThatOfAllBytesInOrder()
    {
        var model = Runs.Model();
        byte[] bytes = [.. model.Parameters.SelectMany(p => p.Value.ToArray()).SelectMany(BitConverter.GetBytes)];
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), model.Sha256(), ignoreCase: true);
    }

    [Fact]
    public void LayersMadeFromDescriptorsAreTheSame()
    {
        var byType = new Activation<HandPRelu>();
        var byDescriptor = ActivationLayer.Create(new ActivationDescriptor<HandPRelu>(), "mine");
        Assert.IsType(byType.GetType(), byDescriptor);
        var model = new Sequential([2, 5], byType, byDescriptor);
        Assert.Equal(["activation_1.slope [2, 5]", "mine.slope [2, 5]"], model.Parameters.Select(p => p.ToString()));
    }

    [Fact]
    public void DenseTreatsAllAxesButTheLastAsRows()
    {
        var model = new Sequential([2, 3], new Dense(2));
        float[] weight = [1, 2, 3, 4, 5, 6];
        weight.CopyTo(model.Parameters[0].Value);
        model.Parameters[1].Value[1] = 10;
        var outputs = new float[4];
        model.Predict([1, 0, 0, 0, 1, 1], outputs);
        Assert.Equal([1, 12, 8, 20], outputs);
        Assert.Equal("[2, 2]", model.OutputShape.ToString());
    }

    [Fact]
    public void RefusesWhatMakesNoModel()
    {
        var layer = new Dense(3);
        _ = new Sequential(2, layer);
        Assert.Contains("'dense_1' already belongs to a model", Refusal(() => new Sequential(2, layer)));
        Assert.Contains("at least one layer", Refusal(() => new Sequential(2)));
        Layer[] twins = [new Dense(3, name: "a"), new Dense(3, name: "a")];
        Assert.Contains("two layers of the model are named 'a'", Refusal(() => new Sequential(2, twins)));
        Assert.Contains("units must be at least 1", Refusal(() => new Dense(0)));
        Assert.Contains("[3, 0] is no shape", Refusal(() => new Sequential([3, 0], new Dense(1))));
        Assert.Contains("7 inputs and 3 outputs do not fit", Refusal(() =>
        {
            Runs.Model().Predict(new float[7], new float[3]);
            return 0;
        }));
        var loose = Assert.Throws<InvalidOperationException>(() => new Dense(3).OutputShape);
        Assert.Contains("before it is put into a Sequential", loose.Message);
    }

    private static string Refusal(Func<object> action) => Assert.ThrowsAny<ArgumentException>(() => { _ = action(); }).Message;
}
