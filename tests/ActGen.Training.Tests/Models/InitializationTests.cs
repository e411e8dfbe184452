using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Models;

public class InitializationTests
{
    [Fact]
    public void A_trainer_initializes_a_model_that_nobody_did_with_its_seed()
    {
        var (own, given) = (ReferenceNetwork.Model(), ReferenceNetwork.Model());
        given.Initialize(23);
        using var trainer = Runs.Trainer(own);
        Assert.Equal(given.Sha256(), own.Sha256());
    }

    [Fact]
    public void So_does_a_prediction_with_seed_0()
    {
        var (own, given) = (ReferenceNetwork.Model(), ReferenceNetwork.Model());
        given.Initialize(0);
        own.Predict(new float[12], new float[5]);
        Assert.Equal(given.Sha256(), own.Sha256());
    }

    [Fact]
    public void Values_that_are_there_stay()
    {
        var model = ReferenceNetwork.Model();
        model.Parameters[1].Value.Fill(7);
        var given = ReferenceNetwork.Model();
        given.Initialize(23);
        given.Parameters[1].Value.Fill(7);
        using var trainer = Runs.Trainer(model);
        Assert.Equal(given.Sha256(), model.Sha256());

        var zeroed = Runs.Model();
        zeroed.Parameters[0].Value.Clear();
        using var other = Runs.Trainer(zeroed);
        Assert.False(zeroed.Parameters[0].Value.ContainsAnyExcept(0f));
    }

    [Fact]
    public void A_restored_model_keeps_its_zeros()
    {
        var model = Runs.Model();
        model.Parameters[0].Value.Clear();
        using var trainer = Runs.Trainer(model);
        var state = trainer.Capture();
        var path = Path.GetTempFileName();
        Checkpoint.Write(path, state, []);
        var loaded = ReferenceNetwork.Model();
        Checkpoint.Read(path).Restore(loaded);
        File.Delete(path);
        loaded.Predict(new float[12], new float[5]);
        Assert.Equal(model.Sha256(), loaded.Sha256());
    }
}
