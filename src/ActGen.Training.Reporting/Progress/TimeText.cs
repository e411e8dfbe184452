using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>Spans of time, as people read them.</summary>
internal static class TimeText
{
    /// <summary>A span as <c>0:07</c>, <c>12:30</c> or <c>1:02:03</c>.</summary>
    public static string Clock(double seconds)
    {
        if (!double.IsFinite(seconds) || seconds < 0 || seconds >= 360_000_000)
        {
            return "-:--";
        }

        var span = TimeSpan.FromSeconds(Math.Round(seconds));
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00}");
    }
}
