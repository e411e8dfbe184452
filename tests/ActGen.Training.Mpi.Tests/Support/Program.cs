using ActGen.Training.Mpi.Tests.Scaling;

namespace ActGen.Training.Mpi.Tests.Support;

/// <summary>This assembly as a program: a part of a test under mpirun, or the page on scaling.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["operations"]:
                return Together(Worker.Operations);
            case ["train", "alone"]:
                Console.WriteLine(Worker.Train(ProcessGroup.Single));
                return 0;
            case ["train"]:
                return Together(Worker.Train);
            case ["scaling"]:
                ScalingPage.Write(ScalingPage.Measure());
                return 0;
            default:
                Console.Error.WriteLine("operations | train [alone] | scaling");
                return 2;
        }
    }

    private static int Together(Func<ProcessGroup, string> work)
    {
        // mpirun gives it a terminal, which is not to be greeted.
        Environment.SetEnvironmentVariable("TERM", "dumb");
        using var group = MpiProcessGroup.Start();
        // One line of all, in the order of the processes.
        var result = $"{group.Rank}: {work(group)}";
        for (var process = 0; process < group.Size; process++)
        {
            group.Barrier();
            if (process == group.Rank)
            {
                Console.WriteLine(result);
                Console.Out.Flush();
            }
        }

        return 0;
    }
}
