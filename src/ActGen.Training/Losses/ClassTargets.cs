namespace ActGen.Training;

/// <summary>Checks of targets that are classes.</summary>
internal static class ClassTargets
{
    /// <summary>Checks that targets are classes, and that a network has an output for each.</summary>
    public static void Check(string what, Shape outputs, TargetFormat target)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(target);
        if (target.ClassCount == 0)
        {
            throw new ArgumentException($"{what} needs targets that are classes, the data have {target}");
        }

        if (target.ClassCount > outputs.Size)
        {
            throw new ArgumentException($"the data have {target.ClassCount} classes, the model only {outputs.Size} outputs");
        }
    }

    /// <summary>Checks that there is an output for a label.</summary>
    public static void CheckLabel(int label, int classes)
    {
        if ((uint)label >= (uint)classes)
        {
            throw new ArgumentException($"label {label} is no class: the network has {classes} outputs");
        }
    }
}
