namespace Sim.Scenarios.Plans;

/// <summary>A share, and where it lies most of the time.</summary>
/// <param name="Expected">Mean, 0 to 1.</param>
/// <param name="Low">The 5th percentile, at least 0.</param>
/// <param name="High">The 95th percentile, at most 1.</param>
public readonly record struct ShareBand(double Expected, double Low, double High)
{
    /// <summary>Chance that the share at a moment lies between <see cref="Low"/> and <see cref="High"/>.</summary>
    public const double Level = 0.9;

    /// <summary>Whether chance has a say.</summary>
    public bool IsDrawn => High > Low;
}
