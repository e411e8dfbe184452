namespace ActGen.Training.Mpi.Tests.Scaling;

public class ScalingTests
{
    [Fact]
    public void The_page_says_what_follows_from_its_measurements()
    {
        Assert.Equal(ScalingPage.Rows.Count(), ScalingPage.Kept.Length);
        Assert.Equal(ScalingPage.Compute(ScalingPage.Kept), ScalingPage.Table);
    }

    [Fact]
    public void The_model_counts_rounds_messages_and_bytes()
    {
        var network = new Interconnect("a network", Latency: 1, Bandwidth: 10);
        Assert.Equal(2 * 3 + 1 * 7 + 5, network.Seconds(new Traffic(2, 1, 50), machines: 8));
        Assert.Equal(2 * 1 + 1 * 1 + 5, network.Seconds(new Traffic(2, 1, 50), machines: 2));
    }
}
