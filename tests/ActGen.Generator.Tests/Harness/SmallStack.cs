using System.Runtime.ExceptionServices;

namespace ActGen.Generator.Tests.Harness;

/// <summary>The stack of a compiler's worker thread: 1 MB.</summary>
internal static class SmallStack
{
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception e)
                {
                    thrown = ExceptionDispatchInfo.Capture(e);
                }
            },
            1 << 20);
        thread.Start();
        thread.Join();
        thrown?.Throw();
    }
}
