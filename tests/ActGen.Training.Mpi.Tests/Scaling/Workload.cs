using System.Diagnostics;
using ActGen.Activations;

namespace ActGen.Training.Mpi.Tests.Scaling;

/// <summary>A network that is trained in batches of one size.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Batch">Samples of a step.</param>
/// <param name="Build">Makes it.</param>
/// <param name="Steps">How many steps are timed.</param>
internal sealed record Workload(string Name, int Batch, Func<Sequential> Build, int Steps)
{
    /// <summary>Those of the page.</summary>
    public static readonly Workload[] All =
    [
        new("MLP", 128, Mlp, 60),
        new("MLP", 8192, Mlp, 10),
        new("CNN", 128, Cnn, 10),
        new("CNN", 2048, Cnn, 12),
        new("100 M", 2048, Large, 1),
    ];

    /// <summary>The traffic of the busiest process of a group in a step.</summary>
    public Traffic Count(int processes)
    {
        var group = new DryGroup(processes - 1, processes);
        using var runner = Runner(group);
        runner.Passes.Begin(Batch, training: true, randomKey: 0);
        runner.Passes.Exchange?.AfterPasses(backward: true);
        runner.Passes.Exchange?.Parameters.Values();
        runner.Passes.Exchange?.Parameters.Every(true);
        return group.Take();
    }

    /// <summary>Seconds that the busiest process of a group computes in a step, and prepares messages: the median of some.</summary>
    public double Time(int processes)
    {
        var group = new DryGroup(processes - 1, processes);
        using var runner = Runner(group);
        var optimizer = new Adam(1e-6f);
        optimizer.Attach(runner.Model);
        runner.Model.Initialize(1);
        var data = new ArrayDataset(runner.Model.InputShape, new float[Batch * runner.Model.InputShape.Size], new int[Batch], 10);
        int[] samples = [.. Enumerable.Range(0, Batch)];
        var times = new double[Steps];
        for (var step = -1 - Steps / 5; step < Steps; step++)
        {
            var started = Stopwatch.GetTimestamp();
            runner.Passes.Run(data, samples, training: true, randomKey: 1);
            runner.Update(optimizer, optimizer.LearningRate);
            times[Math.Max(0, step)] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(times);
        return times[Steps / 2];
    }

    private static Sequential Mlp() => new(
        [28, 28],
        new Flatten(), new Dense(128), new Activation<SoftExponential>(), new Dense(128), new Activation<SoftExponential>(), new Dense(10));

    private static Sequential Cnn() => new(
        [28, 28, 1],
        new Conv2D(32, 3), new Activation<Relu>(), new MaxPool2D(), new Conv2D(64, 3), new Activation<Relu>(), new MaxPool2D(),
        new Flatten(), new Dense(128), new Activation<Relu>(), new Dense(10));

    private static Sequential Large() => new(
        [28, 28],
        [new Flatten(), .. Enumerable.Range(0, 7).SelectMany(_ => new Layer[] { new Dense(4096), new Activation<Relu>() }), new Dense(10)]);

    private StepRunner Runner(DryGroup group) => new(
        Build(), new TrainerOptions { BatchSize = Batch, Processes = group });
}
