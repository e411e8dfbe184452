using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using ThreadMonitor = System.Threading.Monitor;

namespace ActGen.Training;

/// <summary>
/// A fixed number of threads, the caller included, that run numbered pieces of work. Made for many short runs: starting and
/// joining one costs about a microsecond while the threads are awake, and allocates nothing.
/// </summary>
/// <remarks>
/// Each thread starts with a share of neighboring pieces, the same in every run of as many pieces, so that it finds in its cache what
/// it left there; when its share is done, it helps with the others. So which thread runs a piece is left to chance: a piece must depend
/// on its number alone, and pieces must not write what others read. Then the results are the same for any number of threads. A thread
/// without work first spins for a moment, so that the next run finds it awake, then sleeps. The caller never waits for a thread that has
/// not taken a piece: on a busy machine it does all of them itself. The pool is used by one caller at a time.
/// </remarks>
internal sealed class WorkerPool : IDisposable
{
    // How long a thread spins before it sleeps: longer than the gaps between the runs of a training step.
    private static readonly long SpinTicks = Stopwatch.Frequency / 10_000;

    // So few that a run waits a small part of a microsecond for a thread that spins.
    private const int SpinsPerLook = 4;

    private readonly Thread[] _threads;
    private readonly object _gate = new();
    private readonly bool _spin;

    // The run in progress. A share of it for each thread, that of the caller first. While a piece of it is taken and not finished, the
    // other fields are stable.
    private readonly Share[] _shares;
    private long _run;
    private Action<int>? _work;
    private int _count;
    private int _unfinished;
    private ExceptionDispatchInfo? _failure;
    private int _failedPiece;

    private int _sleepers;
    private bool _callerSleeps;
    private int _busy;
    private volatile bool _stop;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">
    /// How many threads work, the caller of <see cref="Run"/> included; at least 1. With 1, runs are plain loops.
    /// </param>
    public WorkerPool(int threads)
    {
        Checks.AtLeast(1, threads, nameof(threads), nameof(WorkerPool));
        Threads = threads;
        _spin = threads <= Environment.ProcessorCount;
        _shares = new Share[threads];
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var share = i + 1;
            _threads[i] = new Thread(() => Serve(share)) { IsBackground = true, Name = $"ActGen worker {i + 1}" };
            _threads[i].Start();
        }
    }

    /// <summary>How many threads work, the caller included.</summary>
    public int Threads { get; }

    /// <summary>
    /// Runs <c>work(0)</c> to <c>work(count - 1)</c>, in any order and on any of the threads, and returns when all are done.
    /// </summary>
    /// <param name="count">How many pieces; 0 is allowed.</param>
    /// <param name="work">Runs one piece. Keep the delegate in a field: making one allocates.</param>
    /// <exception cref="InvalidOperationException">The pool is in a run already: a piece of work, or another thread, called it.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    /// <remarks>
    /// When pieces throw, the others still run; then the exception of the piece with the lowest number is thrown again here.
    /// </remarks>
    public void Run(int count, Action<int> work)
    {
        Checks.AtLeast(0, count, nameof(count), nameof(WorkerPool));
        ArgumentNullException.ThrowIfNull(work);
        ObjectDisposedException.ThrowIf(_stop, this);
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("This WorkerPool is running already. Work must not start a run of its own pool, "
                + "and two threads need a pool each.");
        }
        _work = work;
        _count = count;
        _unfinished = count;
        _failure = null;
        _run++;
        for (var i = 0; i < _shares.Length; i++)
        {
            // The full fence makes the fields above visible before the ticket, and the ticket before the sleepers are looked for.
            Interlocked.Exchange(ref _shares[i].Ticket, _run << 32 | (uint)(ShareEnd(i) - ShareEnd(i - 1)));
        }
        if (count > 1 && Volatile.Read(ref _sleepers) > 0)
        {
            lock (_gate)
            {
                ThreadMonitor.PulseAll(_gate);
            }
        }
        TakePieces(0);
        AwaitPieces();
        var failure = _failure;
        _work = null;
        _failure = null;
        Volatile.Write(ref _busy, 0);
        failure?.Throw();
    }

    /// <summary>Ends the threads.</summary>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Dispose()
    {
        if (_stop)
        {
            return;
        }
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("This WorkerPool cannot be disposed while it runs.");
        }
        lock (_gate)
        {
            _stop = true;
            ThreadMonitor.PulseAll(_gate);
        }
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int share)
    {
        long seen = 0;
        while (AwaitRun(share, ref seen))
        {
            TakePieces(share);
        }
    }

    // The number of the first piece behind a share.
    private int ShareEnd(int share) => (int)((long)_count * (share + 1) / _shares.Length);

    // Waits until the ticket of a share differs from the one seen last in its run; false when the pool is disposed.
    private bool AwaitRun(int share, ref long seen)
    {
        var start = Stopwatch.GetTimestamp();
        while (!_stop)
        {
            var run = Volatile.Read(ref _shares[share].Ticket) >> 32;
            if (run != seen)
            {
                seen = run;
                return true;
            }
            if (_spin && Stopwatch.GetTimestamp() - start < SpinTicks)
            {
                Thread.SpinWait(SpinsPerLook);
                continue;
            }
            lock (_gate)
            {
                // The caller either sees this sleeper, or this sleeper sees the caller's ticket.
                Interlocked.Increment(ref _sleepers);
                while (!_stop && Volatile.Read(ref _shares[share].Ticket) >> 32 == seen)
                {
                    ThreadMonitor.Wait(_gate);
                }
                Interlocked.Decrement(ref _sleepers);
            }
        }
        return false;
    }

    // The pieces of the thread's own share, then what is left of the others.
    private void TakePieces(int first)
    {
        for (var i = 0; i < _shares.Length; i++)
        {
            TakeShare((first + i) % _shares.Length);
        }
    }

    private void TakeShare(int share)
    {
        ref var ticket = ref _shares[share].Ticket;
        var seen = Volatile.Read(ref ticket);
        while ((uint)seen != 0)
        {
            var found = Interlocked.CompareExchange(ref ticket, seen - 1, seen);
            if (found == seen)
            {
                RunPiece(ShareEnd(share) - (int)(uint)seen);
                found = Volatile.Read(ref ticket);
            }
            seen = found;
        }
    }

    private void RunPiece(int piece)
    {
        try
        {
            _work!(piece);
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                if (_failure is null || piece < _failedPiece)
                {
                    _failure = ExceptionDispatchInfo.Capture(exception);
                    _failedPiece = piece;
                }
            }
        }
        if (Interlocked.Decrement(ref _unfinished) == 0 && Volatile.Read(ref _callerSleeps))
        {
            lock (_gate)
            {
                ThreadMonitor.PulseAll(_gate);
            }
        }
    }

    private void AwaitPieces()
    {
        var start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _unfinished) != 0)
        {
            if (_spin && Stopwatch.GetTimestamp() - start < SpinTicks)
            {
                Thread.SpinWait(SpinsPerLook);
                continue;
            }
            lock (_gate)
            {
                Volatile.Write(ref _callerSleeps, true);
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref _unfinished) != 0)
                {
                    ThreadMonitor.Wait(_gate);
                }
                Volatile.Write(ref _callerSleeps, false);
            }
        }
    }

    // Number of the run in the upper half, pieces not yet taken in the lower half: taking a piece is one compare-and-swap, which fails
    // if the run is over. Two cache lines long, so that threads at their own shares do not disturb each other.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Share
    {
        [FieldOffset(64)]
        public long Ticket;
    }
}
