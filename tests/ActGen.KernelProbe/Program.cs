using ActGen;
using ActGen.KernelProbe;

// What to do with each kernel, one command a row.
(string Name, Action<ActivationDescriptor> Visit)[] commands =
[
    ("call", _ => { }),
    ("bits", activation => Console.WriteLine($"  {Bits.Of(activation)}")),
    ("times", activation => Console.WriteLine($"  {Times.Of(activation)}")),
    ("first", activation => Console.WriteLine($"  {Times.OfFirstCall(activation):F1} ms")),
];

if (args is ["ratio", var first, var second])
{
    Console.WriteLine(Ratio.Of(File.ReadLines(first), File.ReadLines(second)));
    return 0;
}

var name = args is [var chosen] ? chosen : "call";
if (Array.Find(commands, command => command.Name == name).Visit is not { } visit)
{
    Console.Error.WriteLine($"'{name}' is none of {string.Join(", ", commands.Select(command => command.Name))}, ratio FILE FILE");
    return 2;
}

foreach (var activation in ActGen.Activations.GeneratedActivations.All.Concat(ActGen.KernelProbe.GeneratedActivations.All))
{
    // Names first, so that a formula at which the process ended could be told.
    Console.WriteLine(activation.Name);
    visit(activation);
    if (name == "call")
    {
        new Call(activation, rows: 4).Run();
    }
}

return 0;
