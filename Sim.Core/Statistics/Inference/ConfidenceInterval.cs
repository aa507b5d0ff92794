namespace Sim.Core.Statistics.Inference;

/// <summary>A two-sided confidence interval, its ends included, in the unit of what was observed.</summary>
/// <param name="Lower">Negative infinity: the observations bound nothing from below.</param>
/// <param name="Upper">Positive infinity: the observations bound nothing from above.</param>
/// <param name="Level">How often, over many experiments, such an interval holds the true value: 0 to 1.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double Level)
{
    /// <summary>Default of every procedure here; a convention, not a law.</summary>
    public const double UsualLevel = 0.95;

    private const double GreatestLevel = 1 - 1e-9;

    public double HalfWidth => (Upper - Lower) / 2;

    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <exception cref="ArgumentOutOfRangeException">Not above 0 and at most 1 - 1e-9.</exception>
    internal static void ThrowIfNoLevel(double level)
    {
        if (!(level > 0 && level <= GreatestLevel))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level above 0 and below 1 is expected.");
        }
    }
}
