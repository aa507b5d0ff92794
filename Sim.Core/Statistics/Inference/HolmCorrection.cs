namespace Sim.Core.Statistics.Inference;

/// <summary>p-values corrected for having asked several questions at once.</summary>
/// <remarks>
/// With the i-th smallest of m p-values times m - i + 1, made to rise: the probability of any false rejection among
/// all is at most the level, however the questions depend on each other, and never weaker than Bonferroni's m times
/// p. Source: Holm, Scandinavian Journal of Statistics 6 (1979). It corrects decisions; for intervals that hold all
/// at once use Bonferroni's level 1 - (1 - level) / m.
/// </remarks>
public static class HolmCorrection
{
    /// <summary>
    /// The least levels at which each hypothesis is rejected, in the order given: reject where it is at most the level.
    /// </summary>
    /// <param name="pValues">Each 0 to 1.</param>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        double[] sorted = pValues.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            if (!(sorted[i] >= 0 && sorted[i] <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), sorted[i], "Probabilities are expected.");
            }
        }
        Array.Sort(sorted, order);
        double[] adjusted = new double[sorted.Length];
        double least = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            least = Math.Max(least, Math.Min(1, sorted[i] * (sorted.Length - i)));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }
}
