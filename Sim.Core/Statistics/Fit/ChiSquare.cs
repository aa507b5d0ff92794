using MathNet.Numerics;

namespace Sim.Core.Statistics.Fit;

/// <summary>
/// Pearson's chi-square test of counts: are their distances from the expected counts larger than chance explains?
/// </summary>
/// <remarks>
/// Assumes independent observations, and probabilities that were fixed beforehand or of which it is told how many
/// parameters were fitted to the same counts. The statistic, the sum of (observed - expected)^2 / expected, follows the
/// chi-square distribution only where counts are not small: neighboring cells are joined until 5 are expected in each
/// (Cochran 1954). It sees any deviation, but does not know that cells have an order.
/// </remarks>
/// <param name="Statistic">0 or more; infinite if something was observed whose probability is 0.</param>
/// <param name="DegreesOfFreedom">Cells after joining, minus 1, minus the fitted parameters; 1 or more.</param>
/// <param name="PValue">The probability of such a statistic or a larger one, were the probabilities right.</param>
public sealed record ChiSquare(double Statistic, int DegreesOfFreedom, double PValue)
{
    private const double LeastExpected = 5;

    /// <summary>Tests counts against the probabilities of their cells.</summary>
    /// <param name="counts">Observations by cell, 0 or more.</param>
    /// <param name="probabilities">By cell, 0 or more; they add up to 1 within 1e-6.</param>
    /// <param name="fittedParameters">How many parameters of the probabilities were fitted to the counts.</param>
    /// <exception cref="ArgumentException">They are not such, or there are too few observations: joining leaves no
    /// degree of freedom.</exception>
    public static ChiSquare Test(
        ReadOnlySpan<long> counts,
        ReadOnlySpan<double> probabilities,
        int fittedParameters = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fittedParameters);
        ThrowUnlessMatching(counts, probabilities);
        List<Cell> cells = Join(counts, probabilities);
        int degrees = cells.Count - 1 - fittedParameters;
        if (degrees < 1)
        {
            throw new ArgumentException(
                $"Too few observations: in {cells.Count} cells only are {LeastExpected} or more expected.",
                nameof(counts)
            );
        }
        double statistic = cells.Sum(cell => cell.Deviation);
        for (int i = 0; i < counts.Length; i++)
        {
            if (probabilities[i] == 0 && counts[i] > 0)
            {
                statistic = double.PositiveInfinity;
            }
        }
        return new ChiSquare(statistic, degrees, TailProbability(statistic, degrees));
    }

    /// <summary>Whether the counts speak against the probabilities.</summary>
    /// <param name="level">The share of counts from the very probabilities that may be rejected: 0.05, 0.001.</param>
    public bool IsRejectedAt(double level) => PValue < level;

    /// <summary>The probability of a chi-square variable of the statistic or more.</summary>
    internal static double TailProbability(double statistic, int degrees) =>
        double.IsFinite(statistic) ? SpecialFunctions.GammaUpperRegularized(degrees / 2.0, statistic / 2) : 0;

    /// <summary>Neighbors together until enough is expected; what is left over goes to the last.</summary>
    private static List<Cell> Join(ReadOnlySpan<long> counts, ReadOnlySpan<double> probabilities)
    {
        double total = 0;
        foreach (long count in counts)
        {
            total += count;
        }
        var cells = new List<Cell>();
        Cell open = default;
        for (int i = 0; i < counts.Length; i++)
        {
            open += new Cell(counts[i], total * probabilities[i]);
            if (open.Expected >= LeastExpected)
            {
                cells.Add(open);
                open = default;
            }
        }
        if (cells.Count > 0)
        {
            cells[^1] += open;
        }
        return cells;
    }

    private static void ThrowUnlessMatching(ReadOnlySpan<long> counts, ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        foreach (double probability in probabilities)
        {
            sum += probability >= 0 ? probability : double.NaN;
        }
        if (!(Math.Abs(sum - 1) <= 1e-6))
        {
            throw new ArgumentException("Probabilities that add up to 1 are expected.", nameof(probabilities));
        }
        if (counts.Length != probabilities.Length || counts.ContainsAnyInRange(long.MinValue, -1))
        {
            throw new ArgumentException("One count of 0 or more for each probability is expected.", nameof(counts));
        }
    }

    private readonly record struct Cell(double Observed, double Expected)
    {
        public double Deviation => (Observed - Expected) * (Observed - Expected) / Expected;

        public static Cell operator +(Cell a, Cell b) => new(a.Observed + b.Observed, a.Expected + b.Expected);
    }
}
