namespace ActGen.Training;

/// <summary>Something that happens during training: stop early, change the learning rate, draw progress, write checkpoints.</summary>
public abstract class Callback
{
    /// <summary>
    /// Whether the next training goes on with what <see cref="Load"/> took; a callback that would begin anew in <see cref="OnTrainBegin"/>
    /// sets it in <see cref="Load"/> and clears it there. A <see cref="Trainer.Restore"/> that is refused leaves it as it was.
    /// </summary>
    protected internal bool Loaded { get; set; }

    /// <summary>Called when <see cref="Trainer.Fit"/> begins, also when it continues from a checkpoint.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="plan">What is going to happen.</param>
    public virtual void OnTrainBegin(Trainer trainer, TrainingPlan plan)
    {
    }

    /// <summary>Called before each epoch.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    public virtual void OnEpochBegin(Trainer trainer, int epoch)
    {
    }

    /// <summary>Called after each step. Allocate nothing here.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="step">Where the training is.</param>
    public virtual void OnStepEnd(Trainer trainer, in StepReport step)
    {
    }

    /// <summary>Called after each epoch and its validation.</summary>
    /// <param name="trainer">The trainer; <see cref="Trainer.Stop"/> ends the training.</param>
    /// <param name="metrics">What the epoch gave.</param>
    public virtual void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
    }

    /// <summary>Called when the training ends in the ordinary way, also early; not after an exception or cancellation.</summary>
    /// <param name="trainer">The trainer.</param>
    public virtual void OnTrainEnd(Trainer trainer)
    {
    }

    /// <summary>Adds what the callback must remember to a checkpoint.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="state">The state to add to; use names that begin with the callback's.</param>
    public virtual void Save(Trainer trainer, TrainingState state)
    {
    }

    /// <summary>
    /// Refuses a state that <see cref="Load"/> could not take, and changes nothing: <see cref="Trainer.Restore"/> asks everybody before it
    /// changes anything.
    /// </summary>
    /// <param name="trainer">The trainer, which is still where it was: <see cref="TrainingState.Epoch"/> is the epoch of the state.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidDataException">Something is missing or invalid.</exception>
    public virtual void Check(Trainer trainer, TrainingState state)
    {
    }

    /// <summary>Takes back what <see cref="Save"/> added.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidDataException">Something is missing or invalid.</exception>
    public virtual void Load(Trainer trainer, TrainingState state)
    {
    }
}
