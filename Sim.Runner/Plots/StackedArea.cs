using ScottPlot;
using ScottPlot.Plottables;

namespace Sim.Runner.Plots;

/// <summary>Series on top of each other, the first at the bottom.</summary>
internal static class StackedArea
{
    /// <param name="hours">Of the points that all layers share: the corners of their steps.</param>
    /// <param name="outlined">Keeps areas visible that are thinner than a pixel.</param>
    /// <remarks>Each layer is drawn down to zero, the highest first: neighbors then meet without a seam.</remarks>
    public static void Draw(
        Plot plot,
        double[] hours,
        IEnumerable<(double[] Values, Color Color)> layers,
        bool outlined = false
    )
    {
        double[] sum = new double[hours.Length];
        var tops = new Stack<(double[] Top, Color Color)>();
        foreach ((double[] values, Color color) in layers)
        {
            sum = [.. sum.Zip(values, static (below, value) => below + value)];
            if (values.Any(value => value > 0))
            {
                tops.Push((sum, color));
            }
        }
        foreach ((double[] top, Color color) in tops)
        {
            double[] x = [hours[0], .. hours, hours[^1]];
            double[] y = [0, .. top, 0];
            Polygon area = plot.Add.Polygon(x, y);
            area.FillColor = color;
            area.LineColor = color;
            area.LineWidth = outlined ? 1.5f : 0;
        }
    }
}
