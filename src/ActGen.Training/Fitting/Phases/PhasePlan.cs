using System.Globalization;

namespace ActGen.Training;

/// <summary>The phases of a training, and where an epoch is among them.</summary>
internal sealed class PhasePlan
{
    private const string Prefix = "trainer.phase";
    private readonly IReadOnlyList<TrainingPhase> _phases;
    private readonly Optimizer _main;

    /// <summary>Checks the phases against a model.</summary>
    public PhasePlan(IReadOnlyList<TrainingPhase> phases, Sequential model, Optimizer main)
    {
        (_phases, _main) = (phases, main);
        for (var i = 0; i < phases.Count; i++)
        {
            phases[i].Check(model, i + 1);
        }

        Optimizers = [.. phases.Select(phase => phase.Optimizer ?? main).Prepend(main).Distinct()];
    }

    /// <summary>All optimizers: that of the trainer, then those of phases.</summary>
    public IReadOnlyList<Optimizer> Optimizers { get; }

    /// <summary>Number of epochs of all phases; 0 without phases.</summary>
    public int Epochs => TrainingPhase.TotalEpochs(_phases);

    /// <summary>The phase of an epoch, its number from 1, and its first epoch; without phases null, 0 and 1.</summary>
    public (TrainingPhase? Phase, int Number, int FirstEpoch) Of(int epoch)
    {
        if (_phases.Count == 0)
        {
            return (null, 0, 1);
        }

        var first = 1;
        var index = 0;
        for (; index < _phases.Count - 1 && epoch >= first + _phases[index].Epochs; index++)
        {
            first += _phases[index].Epochs;
        }

        return (_phases[index], index + 1, first);
    }

    /// <summary>The optimizer of an epoch.</summary>
    public Optimizer OptimizerOf(int epoch) => Of(epoch).Phase?.Optimizer ?? _main;

    /// <summary>Adds the phases up to that of an epoch.</summary>
    public void Save(int epoch, TrainingState state)
    {
        var number = Of(epoch).Number;
        state.Add(Prefix, number.ToString(CultureInfo.InvariantCulture));
        for (var i = 1; i <= number; i++)
        {
            state.Add($"{Prefix}_{i}", _phases[i - 1].Description(_main));
            state.Add($"{Prefix}_{i}.epochs", _phases[i - 1].Epochs.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>
    /// Checks that a state was taken in the same phase after the same phases. The current one may have become longer or shorter, and
    /// those after it are free.
    /// </summary>
    /// <exception cref="InvalidDataException">It was not; the message says where they differ.</exception>
    public void Check(int epoch, TrainingState state)
    {
        var saved = state.Count(Prefix);
        var number = Of(epoch).Number;
        if (saved != number)
        {
            throw new InvalidDataException($"epoch {epoch} is in {Title(saved)} there and in {Title(number)} here");
        }

        for (var i = 1; i <= number; i++)
        {
            var phase = _phases[i - 1];
            var there = state.Text($"{Prefix}_{i}");
            var here = phase.Description(_main);
            if (there != here)
            {
                throw new InvalidDataException($"phase {i} is '{there}' there and '{here}' here");
            }

            var epochs = state.Count($"{Prefix}_{i}.epochs");
            if (i < number && epochs != phase.Epochs)
            {
                throw new InvalidDataException($"{phase.Title(i)} has {epochs} epochs there and {phase.Epochs} here");
            }
        }
    }

    private static string Title(int number) => number == 0 ? "no phase" : $"phase {number}";
}
