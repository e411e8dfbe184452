using ActGen.Benchmarks;
using ActGen.Benchmarks.Quick;
using BenchmarkDotNet.Running;

if (args is ["--quick", ..])
{
    try
    {
        QuickRun.Parse(args[1..]).Print();
        return 0;
    }
    catch (Exception error) when (error is ArgumentException or IOException)
    {
        Console.Error.WriteLine(error.Message);
        return 2;
    }
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, BenchmarkSettings.Create());
return 0;
