using Xunit;

namespace ActGen.Tests.Support;

/// <summary>Asserts about code that is compiled and has run before.</summary>
internal static class SteadyState
{
    private const int Rounds = 300;

    /// <summary>
    /// Fails unless three calls in a row allocate nothing on this thread. Code that is not yet optimized may box, and a collection that
    /// another thread starts counts the rest of this thread's allocation context as allocated: neither happens every time.
    /// </summary>
    /// <param name="call">The code.</param>
    /// <param name="what">What to call it where it fails.</param>
    public static void AssertAllocatesNothing(Action call, string what = "the code")
    {
        for (var (round, clean) = (0, 0); clean < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            clean = allocated == 0 ? clean + 1 : 0;
            Assert.True(round < Rounds, $"{what}: still {allocated} bytes in a call");
            Thread.Sleep(clean > 0 ? 0 : 10);
        }
    }
}
