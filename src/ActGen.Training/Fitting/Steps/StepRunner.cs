namespace ActGen.Training;

/// <summary>
/// Takes one step: the passes of a batch through the network, and a parallel region over the pieces of the update plan (gradients of the
/// whole batch or sums over the shards, then the optimizer). Of several processes each has its own pieces, and gives the others the values.
/// </summary>
internal sealed class StepRunner : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly Action<int> _runPiece;
    private readonly Action<int> _runGradient;
    private readonly Action<int> _runUpdate;
    private readonly Workspace _workspace;
    private readonly UpdatePiece[] _pieces;
    private readonly int[] _places;
    private readonly bool[] _finite;
    private readonly double[] _squares;
    private readonly float _clipNorm;
    private Optimizer? _optimizer;
    private float _rate;
    private float _gradientScale = 1;

    public StepRunner(Sequential model, TrainerOptions options)
    {
        Model = model;
        _workspace = new Workspace(model, options.BatchSize, options.ShardRows ?? model.Graph.CacheRows, training: true);
        var pieces = UpdatePiece.Cut(model);
        var partition = new WorkPartition(model, pieces, options.Processes.Size);
        var own = partition.PlacesOf(options.Processes.Rank);
        _pieces = [.. pieces.Where(piece => piece.Place >= own.Start.Value && piece.Place < own.End.Value)];
        _places = [.. pieces.Select(piece => piece.Place)];
        _finite = new bool[_pieces.Length];
        _squares = new double[pieces.Length];
        _clipNorm = options.ClipNorm;
        _pool = new WorkerPool(options.Threads);
        Passes = new PassRunner(model, _workspace, _pool, partition, options);
        (_runPiece, _runGradient, _runUpdate) = (RunPiece, RunGradient, RunUpdate);
    }

    /// <summary>The model.</summary>
    public Sequential Model { get; }

    /// <summary>The memory of the batch.</summary>
    public Workspace Workspace => _workspace;

    /// <summary>The passes through the network.</summary>
    public PassRunner Passes { get; }

    /// <summary>Computes the gradients from what the backward pass left: of the parameters that this process updates.</summary>
    /// <returns>The sum of the squares of all gradients.</returns>
    public double ComputeGradients()
    {
        _pool.Run(_pieces.Length, _runGradient);
        Passes.Exchange?.Parameters.Pieces(_squares);
        double squares = 0;
        foreach (var place in _places)
        {
            squares += _squares[place];
        }

        return squares;
    }

    /// <summary>Updates all parameters from the last batch; returns whether all stay finite.</summary>
    public bool Update(Optimizer optimizer, float rate)
    {
        if (!float.IsPositiveInfinity(_clipNorm))
        {
            // The norm is over all gradients, so it needs a region of its own; the pieces' squares are added in their order.
            return Update(optimizer, rate, ComputeGradients());
        }

        Start(optimizer, rate);
        _pool.Run(_pieces.Length, _runPiece);
        return Finish();
    }

    /// <summary>Updates all parameters from gradients that are computed, whose squares have a sum.</summary>
    public bool Update(Optimizer optimizer, float rate, double squares)
    {
        Start(optimizer, rate);
        _gradientScale = squares > (double)_clipNorm * _clipNorm ? (float)(_clipNorm / Math.Sqrt(squares)) : 1;
        _pool.Run(_pieces.Length, _runUpdate);
        return Finish();
    }

    /// <summary>Gives every process the gradients of the last step.</summary>
    public void GatherGradients() => Passes.Exchange?.Parameters.All(Model.Store.Gradients);

    /// <summary>Gives every process what an optimizer keeps.</summary>
    public void GatherState(Optimizer optimizer)
    {
        foreach (var state in optimizer.States)
        {
            Passes.Exchange?.Parameters.All(state);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    private void Start(Optimizer optimizer, float rate)
    {
        (_optimizer, _rate) = (optimizer, rate);
        optimizer.BeginStep();
    }

    private bool Finish()
    {
        var finite = !_finite.AsSpan().Contains(false);
        if (Passes.Exchange is { Parameters: var parameters })
        {
            parameters.Values();
            finite = parameters.Every(finite);
        }

        return finite;
    }

    // Without clipping a piece is updated while its gradient is in the cache.
    private void RunPiece(int index)
    {
        if (!_pieces[index].Parameter.Frozen)
        {
            ComputeGradient(_pieces[index]);
        }

        RunUpdate(index);
    }

    private void RunGradient(int index)
    {
        ref readonly var piece = ref _pieces[index];
        _squares[piece.Place] = piece.Parameter.Frozen ? 0 : VectorOperations.SumOfSquares(ComputeGradient(piece));
    }

    private void RunUpdate(int index)
    {
        ref readonly var piece = ref _pieces[index];
        var parameter = piece.Parameter;
        _finite[index] = true;
        if (parameter.Frozen)
        {
            return;
        }

        var gradient = parameter.Gradient.Slice(piece.Start, piece.Length);
        if (_gradientScale != 1)
        {
            VectorOperations.Scale(gradient, _gradientScale, gradient);
        }

        var rate = _rate * parameter.EffectiveLearningRate;
        _finite[index] = _optimizer!.Update(new UpdateSlice
        {
            Value = parameter.Value.Slice(piece.Start, piece.Length),
            Gradient = gradient,
            Offset = parameter.Offset + piece.Start,
            LearningRate = rate,
            DecayFactor = parameter.Decay ? rate * _optimizer.WeightDecay : 0,
            Min = parameter.Min,
            Max = parameter.Max,
        });
    }

    private ReadOnlySpan<float> ComputeGradient(in UpdatePiece piece)
    {
        var parameter = piece.Parameter;
        var gradient = parameter.Gradient.Slice(piece.Start, piece.Length);
        if (parameter.WholeBatch)
        {
            var row = parameter.Length / parameter.Shape[0];
            var node = Model.Graph.Nodes[piece.Layer];
            node.Layer.BatchGradient(
                parameter, piece.Start / row, piece.Length / row, _workspace.Rows, _workspace.Values(node.Inputs[0]),
                _workspace.Gradients(node.Output), gradient);
        }
        else
        {
            _workspace.SumShards(parameter, piece.Start, gradient);
        }

        return gradient;
    }
}
