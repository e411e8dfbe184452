using System.Globalization;
using ActGen.Training;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>Some epochs in which only some groups of parameters learn: <c>activation:10@1e-2</c>.</summary>
/// <param name="Groups">The groups that learn; all of them if empty.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Optimizer">The name of an optimizer of its own, if it has one.</param>
/// <param name="LearningRate">The learning rate, if it is another.</param>
internal sealed record PhaseSetting(IReadOnlyList<string> Groups, int Epochs, string? Optimizer, float? LearningRate)
{
    /// <summary>The form of a list of phases, for the help.</summary>
    public const string Form = "GROUP[+GROUP]:EPOCHS[@[OPTIMIZER/]RATE],...";

    private const string All = "all";

    /// <summary>The phase as it is written.</summary>
    public override string ToString()
    {
        var rate = LearningRate?.ToString(CultureInfo.InvariantCulture);
        var tail = Optimizer is null ? rate : $"{Optimizer}/{rate}";
        return string.Create(CultureInfo.InvariantCulture, $"{Name}:{Epochs}{(tail is null ? "" : $"@{tail}")}");
    }

    private string Name => Groups.Count == 0 ? All : string.Join('+', Groups);

    /// <summary>Reads a list of phases.</summary>
    /// <param name="text">The list, with commas between the phases.</param>
    /// <exception cref="UserErrorException">It is none; the message says where.</exception>
    public static IReadOnlyList<PhaseSetting> ParseList(string text) => [.. text.Split(',').Select(part => Parse(part.Trim()))];

    /// <summary>The phase as the trainer takes it.</summary>
    public TrainingPhase Create() => new()
    {
        Name = Name,
        Epochs = Epochs,
        Learning = Groups.Count == 0 ? null : Groups,
        LearningRate = Optimizer is null ? LearningRate : null,
        Optimizer = Optimizer is null ? null : Optimizers.Get(Optimizer).Create(LearningRate ?? Optimizers.Get(Optimizer).Rate),
    };

    private static PhaseSetting Parse(string text)
    {
        var (groups, rest) = Cut(text, ':');
        var (epochs, how) = Cut(rest ?? "", '@');
        var (optimizer, rate) = how is not null && how.Contains('/', StringComparison.Ordinal) ? Cut(how, '/') : (null, how);
        if (!int.TryParse(epochs, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 100_000)
        {
            throw Wrong(text, "a number of epochs from 1 to 100000 is needed behind the colon");
        }

        float? learningRate = null;
        if (rate is not null)
        {
            learningRate = float.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
                && value <= 1000
                ? value
                : throw Wrong(text, "a learning rate above 0 is needed behind the @");
        }

        var own = optimizer is null ? null : Optimizers.Find(optimizer)?.Name ?? throw Wrong(text, Optimizers.Unknown(optimizer));
        string[] names = [.. groups!.Split('+').Select(GroupName)];
        return names.Contains("")
            ? throw Wrong(text, "a group is needed before the colon")
            : new PhaseSetting(names.Contains(All) ? [] : names, count, own, learningRate);
    }

    // The group of weights and biases is called weight; a list of phases reads better with weights.
    private static string GroupName(string name) =>
        name.Trim() switch { "weights" => "weight", "activations" => "activation", var other => other };

    private static (string? Before, string? After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static UserErrorException Wrong(string text, string problem) =>
        new($"--phases: '{text}' is no phase, {problem}; the form is {Form}, as in weights:10@1e-3,activation:10@1e-2,weights:10@1e-3");
}
