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
        // Where the rest is more than half, the sum has more digits than the square.
        new("sine-times-cosine-drop", "c - 2 * c * sin(u) * cos(u)",
            "sin(u) * cos(u) > 0.25 ? c * sq(sin(u) - cos(u)) : c - 2 * c * atmost(sin(u) * cos(u), 0.25)",
            Shown: "c * sq(sin(u) - cos(u)) where sin(u) * cos(u) > 0.25"),
        new("sine-times-cosine-rise", "c + 2 * c * sin(u) * cos(u)",
            "sin(u) * cos(u) < -0.25 ? c * sq(sin(u) + cos(u)) : c + 2 * c * atleast(sin(u) * cos(u), -0.25)",
            Shown: "c * sq(sin(u) + cos(u)) where sin(u) * cos(u) < -0.25"),
    };
}
