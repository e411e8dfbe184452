using System.Diagnostics;
using ActGen.Sweep;
using ActGen.Tests.Numerics;

// ActGen.Sweep [NAME...] [--stride N] [--pairs N] [--time]: every float for primitives of one variable, a sample of pairs for those of two,
// and whether primitives with two results have the bits of those with one.
List<string> names = [];
uint stride = 1;
uint pairs = 1u << 28;
bool time = false;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--time") time = true;
    else if (args[i] is not ("--stride" or "--pairs")) names.Add(args[i]);
    else if (i + 1 >= args.Length || !uint.TryParse(args[i + 1], out uint number)
        || number == 0) return Fail($"{args[i]} takes a whole number from 1 up");
    else if (args[i++] == "--stride") stride = number;
    else pairs = number;
}

(string Name, double Bound, Func<Worst> Run)[] sweeps =
[
    .. PrimitiveTable.Rows.Select(row => (row.Name, row.Bound, (Func<Worst>)(() => Sweeper.Run(row, stride)))),
    .. PairPrimitiveTable.Rows.Select(row => (row.Name, row.Bound, (Func<Worst>)(() => Sweeper.Run(row, pairs)))),
    .. FusedPrimitiveTable.Rows.Select(row => (row.Fused.Name, 0.0, (Func<Worst>)(() => Sweeper.Run(row, stride)))),
];
string? unknown = names.Find(name => !sweeps.Any(sweep => sweep.Name == name));
if (unknown != null) return Fail($"no primitive is called '{unknown}'; there are {string.Join(", ", sweeps.Select(sweep => sweep.Name))}");

if (time)
{
    foreach (PrimitiveRow row in PrimitiveTable.Rows.Where(row => IsChosen(row.Name))) Console.WriteLine(Timing.Of(row));
    return 0;
}

bool good = true;
foreach ((string name, double bound, Func<Worst> run) in sweeps.Where(sweep => IsChosen(sweep.Name)))
{
    long start = Stopwatch.GetTimestamp();
    Worst worst = run();
    good &= worst.Error <= bound;
    Console.WriteLine($"{name,-28} {worst.Error,8:F4} ulp (bound {bound}) at {worst}  [{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s]");
}
return good ? 0 : 1;

bool IsChosen(string name) => names.Count == 0 || names.Contains(name);

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
