using ActGen.Benchmarks;
using ActGen.Benchmarks.Quick;
using ActGen.Benchmarks.Record;
using BenchmarkDotNet.Running;

try
{
    switch (args)
    {
        case ["--quick", ..]:
            QuickRun.Parse(args[1..]).Print();
            break;
        case ["--readme"]:
            ReadmeTable.Write();
            break;
        default:
            BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, BenchmarkSettings.Create());
            break;
    }

    return 0;
}
catch (Exception error) when (error is ArgumentException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
