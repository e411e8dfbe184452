using System.Globalization;
using System.Text;
using ActGen.Training.Reporting;

namespace ActGen.Gallery.Plots;

/// <summary>A point where a curve bends or jumps: what it is just left of it, on it, and just right of it.</summary>
internal readonly record struct Break(int X, short Before, short At, short After)
{
    /// <summary>Whether the curve jumps there.</summary>
    public bool Jumps => Math.Abs(Before - After) > 1;
}

/// <summary>A curve on the page: evenly spaced places, and its breaks from left to right.</summary>
internal sealed record Curve(IReadOnlyList<short> Grid, IReadOnlyList<Break> Breaks)
{
    /// <summary>The path of an SVG picture. The script of the page draws the same way.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        var pen = 'M';
        void Point(int x, short y)
        {
            if (y == PlotFrame.Gap)
            {
                pen = 'M';
                return;
            }

            path.Append(CultureInfo.InvariantCulture, $"{pen}{x} {y}");
            pen = 'L';
        }

        var (step, next) = (PlotFrame.Width / (Grid.Count - 1), 0);
        for (var i = 0; i < Grid.Count; i++)
        {
            var isBreak = false;
            for (; next < Breaks.Count && Breaks[next].X <= i * step; next++)
            {
                Point(Breaks[next].X, Breaks[next].Before);
                pen = Breaks[next].Jumps ? 'M' : pen;
                Point(Breaks[next].X, Breaks[next].After);
                isBreak = Breaks[next].X == i * step;
            }

            if (!isBreak)
            {
                Point(i * step, Grid[i]);
            }
        }

        return path.ToString();
    }
}
