using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>Who is taken for whom: the confusion matrix, and the samples that were wrong with the greatest confidence.</summary>
internal static class PredictionSection
{
    private const int LargestImage = 64;

    /// <summary>The confusion matrix: a row for each true class, a column for each predicted one.</summary>
    public static string Confusion(TestPredictions predictions, IReadOnlyList<string> names)
    {
        var classes = predictions.Classes;
        var worst = Math.Max(1, WrongCounts(predictions).Max());
        var table = new StringBuilder("<p class=\"note\">rows: true class; columns: predicted class</p>\n");
        // The table scrolls on a narrow screen; what it is stays.
        table.Append("<div class=\"scroll\" tabindex=\"0\"><table class=\"confusion\" aria-label=\"confusion matrix\">\n<tr><th></th>");
        table.AppendJoin("", Enumerable.Range(0, classes).Select(predicted => $"<th scope=\"col\">{Name(names, predicted)}</th>"))
            .Append("</tr>\n");
        for (var truth = 0; truth < classes; truth++)
        {
            table.Append($"<tr><th scope=\"row\">{Name(names, truth)}</th>");
            for (var predicted = 0; predicted < classes; predicted++)
            {
                var count = predictions.Count(truth, predicted);
                table.Append(truth == predicted ? "<td class=\"right\">"
                    : count == 0 ? "<td>"
                    : $"<td class=\"wrong\" style=\"--share:{Html.Number(100.0 * count / worst, "0")}%\">");
                table.Append(count).Append("</td>");
            }

            table.Append("</tr>\n");
        }

        return table.Append("</table></div>\n").ToString();
    }

    /// <summary>The mistakes with their pictures; empty where samples are no pictures.</summary>
    public static string Mistakes(TestPredictions predictions, IReadOnlyList<string> names)
    {
        if (predictions.Mistakes is not [var first, ..] || !IsImage(first.Shape))
        {
            return "";
        }

        var list = new StringBuilder("<p class=\"note\">The mistakes of which the network is surest: true class → predicted class, ");
        list.Append("and the probability it gives.</p>\n<ul class=\"mistakes\">\n");
        foreach (var mistake in predictions.Mistakes)
        {
            var (height, width) = (mistake.Shape[0], mistake.Shape[1]);
            list.Append($"<li><img alt=\"sample {mistake.Index}\" width=\"{width}\" height=\"{height}\" ");
            list.Append($"src=\"{GrayPng.DataUri(mistake.Input, width, height)}\">");
            list.Append($"{Name(names, mistake.Truth)} → {Name(names, mistake.Predicted)}<br>");
            list.Append($"{Html.Number(100 * mistake.Confidence, "0")} %</li>\n");
        }

        return list.Append("</ul>\n").ToString();
    }

    private static IEnumerable<int> WrongCounts(TestPredictions predictions) =>
        Enumerable.Range(0, predictions.Classes * predictions.Classes)
            .Select(i => (Truth: i / predictions.Classes, Predicted: i % predictions.Classes))
            .Select(pair => pair.Truth == pair.Predicted ? 0 : predictions.Count(pair.Truth, pair.Predicted));

    private static string Name(IReadOnlyList<string> names, int index) =>
        index < names.Count ? Html.Text(names[index]) : Html.Number(index, "0");

    private static bool IsImage(Shape shape) =>
        (shape.Rank == 2 || (shape.Rank == 3 && shape[2] == 1)) && shape[0] is > 1 and <= LargestImage
            && shape[1] is > 1 and <= LargestImage;
}
