namespace ActGen.Training;

/// <summary>
/// The exchange between the processes of a group while they train: the rows of a batch, the gradients of its shards, and the parameters.
/// </summary>
internal sealed class BatchExchange
{
    private readonly ShardGradientExchange _gradients;

    private BatchExchange(
        ProcessGroup group, WorkPartition partition, Sequential model, Workspace workspace, IEnumerable<FloatBuffer> measured)
    {
        Rows = new RowExchange(group, partition, model, workspace, measured);
        Parameters = new ParameterExchange(group, partition, model);
        _gradients = new ShardGradientExchange(group, partition, model, workspace);
    }

    /// <summary>The exchange of the results of a batch's rows.</summary>
    public RowExchange Rows { get; }

    /// <summary>The parameters, and all that is laid out as they are.</summary>
    public ParameterExchange Parameters { get; }

    /// <summary>Allocates all memory; nothing for a process alone.</summary>
    public static BatchExchange? Create(
        ProcessGroup group, WorkPartition partition, Sequential model, Workspace workspace, IEnumerable<FloatBuffer> measured) =>
        group.Size == 1 ? null : new BatchExchange(group, partition, model, workspace, measured);

    /// <summary>
    /// After the passes of a batch: its losses and metrics and, after a backward pass, all that the gradients are made of.
    /// </summary>
    public void AfterPasses(bool backward)
    {
        Rows.Run(backward);
        if (backward)
        {
            _gradients.Run();
        }
    }
}
