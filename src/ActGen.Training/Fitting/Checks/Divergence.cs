namespace ActGen.Training;

/// <summary>Finds out where a network went bad: the first layer and parameter or output, from the input, that is not finite.</summary>
internal static class Divergence
{
    /// <summary>After a batch whose loss is not finite: looks at the parameters and runs the batch again layer by layer.</summary>
    public static TrainingDivergedException OfLoss(Sequential model, Workspace workspace, int epoch, int batch)
    {
        const string Input = "input";
        if (Find(Input, Input, "the input", workspace.Values(0), epoch, batch) is { } input)
        {
            return input;
        }

        for (var i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            foreach (var parameter in layer.Parameters)
            {
                if (Find(layer.Name, parameter.Name, $"parameter {parameter.Name}", parameter.Value, epoch, batch) is { } found)
                {
                    return found;
                }
            }

            for (var s = 0; s < workspace.ShardCount; s++)
            {
                workspace.Forward(workspace.Shards[s], i, i + 1);
            }

            if (Find(layer.Name, "output", $"the output of {layer}", workspace.Values(i + 1), epoch, batch) is { } output)
            {
                return output;
            }
        }

        return Find(model.Layers[^1].Name, "loss", "the loss", workspace.Losses.Span[..workspace.Rows], epoch, batch)
            ?? throw new InvalidOperationException(
                "a loss was not finite, but the same batch gives a finite one now: a layer or the data is not repeatable");
    }

    /// <summary>After an update that made a parameter bad.</summary>
    public static TrainingDivergedException OfUpdate(Sequential model, int epoch, int batch)
    {
        foreach (var layer in model.Layers)
        {
            foreach (var parameter in layer.Parameters.Where(parameter => !parameter.Frozen))
            {
                var gradient = $"gradient of {parameter.Name}";
                var found = Find(layer.Name, gradient, $"the {gradient}", parameter.Gradient, epoch, batch)
                    ?? Find(layer.Name, parameter.Name, $"parameter {parameter.Name} after the step", parameter.Value, epoch, batch);
                if (found is not null)
                {
                    return found;
                }
            }
        }

        throw new InvalidOperationException("an update was reported as not finite, but all parameters are finite");
    }

    private static TrainingDivergedException? Find(
        string layer, string tensor, string what, ReadOnlySpan<float> values, int epoch, int batch)
    {
        var nan = 0;
        var infinite = 0;
        var minimum = float.NaN;
        var maximum = float.NaN;
        foreach (var value in values)
        {
            nan += float.IsNaN(value) ? 1 : 0;
            infinite += float.IsInfinity(value) ? 1 : 0;
            if (float.IsFinite(value))
            {
                minimum = value >= minimum ? minimum : value;
                maximum = value <= maximum ? maximum : value;
            }
        }

        if (nan + infinite == 0)
        {
            return null;
        }

        var range = float.IsNaN(minimum)
            ? "none is finite"
            : FormattableString.Invariant($"the others lie in [{minimum:R}, {maximum:R}]");
        var message = $"training diverged in epoch {epoch}, batch {batch}: "
            + $"{what} has {nan} NaN and {infinite} infinite values of {values.Length}; {range}";
        return new TrainingDivergedException(message)
        {
            Epoch = epoch,
            Batch = batch,
            Layer = layer,
            Tensor = tensor,
            Minimum = minimum,
            Maximum = maximum,
        };
    }
}
