namespace ActGen.Training;

/// <summary>Checks of targets that are numbers.</summary>
internal static class ValueTargets
{
    /// <summary>Checks that there is a number for every output of a network.</summary>
    public static void Check(string what, Shape outputs, TargetFormat target)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(target);
        if (target.ValueCount != outputs.Size)
        {
            throw new ArgumentException(
                $"{what} compares each output with a number: the model has outputs of shape {outputs}, the data {target}");
        }
    }
}
