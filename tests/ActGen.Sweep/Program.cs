using System.Diagnostics;
using ActGen.Sweep;
using ActGen.Tests.Numerics;

// ActGen.Sweep [NAME...] [--stride N] [--time]
List<string> names = [];
uint stride = 1;
bool time = false;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--time") time = true;
    else if (args[i] != "--stride") names.Add(args[i]);
    else if (++i >= args.Length || !uint.TryParse(args[i], out stride) || stride == 0) return Fail("--stride takes a whole number from 1 up");
}

string? unknown = names.Find(name => !PrimitiveTable.Rows.Any(row => row.Name == name));
if (unknown != null) return Fail($"no primitive is called '{unknown}'; there are {string.Join(", ", PrimitiveTable.Rows.Select(row => row.Name))}");

bool good = true;
foreach (PrimitiveRow row in PrimitiveTable.Rows.Where(row => names.Count == 0 || names.Contains(row.Name)))
{
    if (time)
    {
        Console.WriteLine(Timing.Of(row));
        continue;
    }
    long start = Stopwatch.GetTimestamp();
    Worst worst = Sweeper.Run(row, stride);
    good &= worst.Error <= row.Bound;
    Console.WriteLine($"{row.Name,-20} {worst.Error,8:F4} ulp (bound {row.Bound}) at {worst}  [{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s]");
}
return good ? 0 : 1;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
