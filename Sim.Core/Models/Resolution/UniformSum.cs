namespace Sim.Core.Models.Resolution;

/// <summary>The sum of independent times, each uniform between 0 and its width.</summary>
internal static class UniformSum
{
    /// <summary>Chance that the sum is more than <paramref name="time"/>.</summary>
    /// <remarks>
    /// Inclusion and exclusion over the widths w: P(sum &lt;= t) = sum over subsets S of (-1)^|S| (t - w(S))+^n / (n!
    /// w1 ... wn). A width of 0 adds nothing.
    /// </remarks>
    /// <param name="time">In the unit of the widths.</param>
    /// <param name="widths">None is negative.</param>
    public static double ChanceAbove(double time, ReadOnlySpan<double> widths)
    {
        if (time <= 0)
        {
            return 1;
        }
        Span<double> positive = stackalloc double[widths.Length];
        int count = 0;
        double scale = 1;
        double longest = 0;
        foreach (double width in widths)
        {
            if (width > 0)
            {
                positive[count++] = width;
                longest += width;
                scale *= count * width;
            }
        }
        if (time >= longest)
        {
            return 0;
        }
        double below = 0;
        for (int subset = 0; subset < 1 << count; subset++)
        {
            double left = time;
            double term = 1;
            for (int i = 0; i < count; i++)
            {
                bool inside = (subset & (1 << i)) != 0;
                left -= inside ? positive[i] : 0;
                term = inside ? -term : term;
            }
            for (int i = 0; i < count && left > 0; i++)
            {
                term *= left;
            }
            below += left > 0 ? term : 0;
        }
        return Math.Clamp(1 - (below / scale), 0, 1);
    }
}
