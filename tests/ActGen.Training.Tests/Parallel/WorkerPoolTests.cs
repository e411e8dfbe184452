using ActGen.Tests.Support;

namespace ActGen.Training.Tests.Parallel;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void EveryPieceRunsOnceInEveryRun(int threads)
    {
        using var pool = new WorkerPool(threads);
        Assert.Equal(threads, pool.Threads);
        var random = new Random(threads);
        var hits = new int[40];
        Action<int> work = piece => Interlocked.Increment(ref hits[piece]);
        for (var run = 0; run < 3000; run++)
        {
            var count = random.Next(hits.Length + 1);
            Array.Clear(hits);
            pool.Run(count, work);
            Assert.Equal(-1, hits.AsSpan(0, count).IndexOfAnyExcept(1));
            Assert.Equal(-1, hits.AsSpan(count).IndexOfAnyExcept(0));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void WhatPiecesWroteIsSeenAfterTheRunAndByTheNext(int threads)
    {
        using var pool = new WorkerPool(threads);
        long[] parts = new long[8], sums = new long[8];
        long total = 0;
        for (var run = 1; run <= 2000; run++)
        {
            var factor = run;
            pool.Run(parts.Length, piece => parts[piece] = (long)factor * piece);
            pool.Run(sums.Length, piece => sums[piece] = parts[piece] + parts[(piece + 1) % parts.Length]);
            total += sums.Sum();
        }
        // Each run: the parts sum to 28 factors, and each occurs twice.
        Assert.Equal(2L * 28 * (2000L * 2001 / 2), total);
    }

    [Fact]
    public void EachThreadBeginsWithItsOwnShareInEveryRun()
    {
        using var pool = new WorkerPool(2);
        for (var run = 0; run < 50; run++)
        {
            var started = 0;
            int callersFirst = -1, workersFirst = -1;
            using var together = new Barrier(2);
            var caller = Environment.CurrentManagedThreadId;
            pool.Run(7, piece =>
            {
                ref var first = ref Environment.CurrentManagedThreadId == caller ? ref callersFirst : ref workersFirst;
                if (first < 0)
                {
                    first = piece;
                    Interlocked.Increment(ref started);
                    Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30)));
                }
            });
            Assert.Equal((2, 0, 3), (started, callersFirst, workersFirst));
        }
    }

    [Fact]
    public void ThreadsThatWentToSleepWakeUp()
    {
        using var pool = new WorkerPool(2);
        for (var run = 0; run < 20; run++)
        {
            Thread.Sleep(2);
            // Both pieces must be in progress at the same time, so the sleeper has to come.
            using var together = new Barrier(2);
            pool.Run(2, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30))));
        }
    }

    [Fact]
    public void ACallerThatFinishedFirstWaitsForTheOthers()
    {
        using var pool = new WorkerPool(2);
        var finished = 0;
        using var together = new Barrier(2);
        pool.Run(2, _ =>
        {
            together.SignalAndWait();
            if (Thread.CurrentThread.Name?.StartsWith("ActGen", StringComparison.Ordinal) == true)
            {
                Thread.Sleep(20);
            }
            Interlocked.Increment(ref finished);
        });
        Assert.Equal(2, finished);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void TheFirstFailureByNumberReachesTheCallerAndThePoolGoesOn(int threads)
    {
        using var pool = new WorkerPool(threads);
        for (var run = 0; run < 200; run++)
        {
            var ran = 0;
            var thrown = Assert.Throws<InvalidTimeZoneException>(() => pool.Run(10, piece =>
            {
                Interlocked.Increment(ref ran);
                if (piece is 4 or 7)
                {
                    throw new InvalidTimeZoneException($"piece {piece}");
                }
            }));
            Assert.Equal("piece 4", thrown.Message);
            Assert.Contains(nameof(TheFirstFailureByNumberReachesTheCallerAndThePoolGoesOn), thrown.StackTrace);
            Assert.Equal(10, ran);
        }
        var after = 0;
        pool.Run(10, _ => Interlocked.Increment(ref after));
        Assert.Equal(10, after);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ARunInsideARunIsRefused(int threads)
    {
        using var pool = new WorkerPool(threads);
        Assert.Contains("already", Assert.Throws<InvalidOperationException>(() => pool.Run(2, _ => pool.Run(1, _ => { }))).Message);
        Assert.Throws<InvalidOperationException>(() => pool.Run(2, _ => pool.Dispose()));
        pool.Run(1, _ => { });
    }

    [Fact]
    public void ADisposedPoolRefusesWork()
    {
        var pool = new WorkerPool(3);
        pool.Run(3, _ => { });
        pool.Dispose();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Run(1, _ => { }));
    }

    [Fact]
    public void BadCountsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0));
        using var pool = new WorkerPool(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Run(-1, _ => { }));
        Assert.Throws<ArgumentNullException>(() => pool.Run(1, null!));
    }

    [Fact]
    public void OneThreadRunsInOrderOnTheCaller()
    {
        using var pool = new WorkerPool(1);
        var order = new List<int>();
        var caller = Environment.CurrentManagedThreadId;
        pool.Run(5, piece =>
        {
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
            order.Add(piece);
        });
        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public void PoolsDoNotDisturbEachOther()
    {
        long total = 0;
        var users = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            using var pool = new WorkerPool(3);
            for (var run = 0; run < 300; run++)
            {
                pool.Run(7, piece => Interlocked.Add(ref total, piece));
            }
        })).ToList();
        users.ForEach(user => user.Start());
        users.ForEach(user => user.Join());
        Assert.Equal(4 * 300 * 21, total);
    }

    [Fact]
    public void RunsAllocateNothing()
    {
        using var pool = new WorkerPool(2);
        var sum = 0;
        Action<int> work = piece => Interlocked.Add(ref sum, piece);
        pool.Run(4, work);
        Thread.Sleep(5);
        SteadyState.AssertAllocatesNothing(() =>
        {
            for (var run = 0; run < 1000; run++)
            {
                pool.Run(4, work);
            }
        });
    }
}
