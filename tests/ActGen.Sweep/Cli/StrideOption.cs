using System.CommandLine;

namespace ActGen.Sweep.Cli;

/// <summary>The option <c>--stride</c>.</summary>
internal static class StrideOption
{
    /// <summary>Makes the option.</summary>
    public static Option<uint> Create()
    {
        var stride = new Option<uint>("--stride")
        {
            Description = "Only floats whose bit patterns are a multiple of this; an odd number, as 4099, reaches all kinds of them.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        stride.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<uint>() == 0)
            {
                result.AddError("--stride takes a whole number from 1 up");
            }
        });
        return stride;
    }
}
