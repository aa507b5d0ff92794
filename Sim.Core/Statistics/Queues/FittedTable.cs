using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>Values on a grid, and linear interpolation between them; beyond an end the value of the end.</summary>
internal static class FittedTable
{
    /// <summary>
    /// The logarithm of how much of a server is not busy, with its sign turned: loads on an even scale.
    /// </summary>
    public static double Scale(double utilization) => -DeterministicMath.Log(1 - utilization);

    /// <param name="marks">Rising.</param>
    /// <param name="at">Where the value is wanted.</param>
    /// <returns>The mark below, and how far it is from there to the next, 0 to 1.</returns>
    public static (int Index, double Part) Place(ReadOnlySpan<double> marks, double at)
    {
        int index = 0;
        while (index < marks.Length - 2 && at >= marks[index + 1])
        {
            index++;
        }
        return (index, Math.Clamp((at - marks[index]) / (marks[index + 1] - marks[index]), 0, 1));
    }

    public static double Value(ReadOnlySpan<double> values, (int Index, double Part) place) =>
        values[place.Index] + (place.Part * (values[place.Index + 1] - values[place.Index]));

    public static double Value(double[][] rows, (int Index, double Part) row, (int Index, double Part) column)
    {
        double above = Value(rows[row.Index], column);
        return above + (row.Part * (Value(rows[row.Index + 1], column) - above));
    }
}
