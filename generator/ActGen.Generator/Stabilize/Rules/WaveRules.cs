using System.Collections.Generic;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Differences of 1 and a sine or cosine, as squares: where the wave touches 1 the square is 0 to second order, and the difference has no
/// digits left.
/// </summary>
internal static class WaveRules
{
    public static readonly IReadOnlyList<Rule> All = new Rule[]
    {
        new("cosine-drop", "c - c * cos(u)", "2 * c * sq(sin(u / 2))"),
        new("cosine-rise", "c + c * cos(u)", "2 * c * sq(cos(u / 2))"),
        new("sine-drop", "c - c * sin(u)", "c * sq(sin(u / 2) - cos(u / 2))"),
        new("sine-rise", "c + c * sin(u)", "c * sq(sin(u / 2) + cos(u / 2))"),
        new("sine-times-cosine-drop", "c - 2 * c * sin(u) * cos(u)", "c * sq(sin(u) - cos(u))"),
        new("sine-times-cosine-rise", "c + 2 * c * sin(u) * cos(u)", "c * sq(sin(u) + cos(u))"),
    };
}
