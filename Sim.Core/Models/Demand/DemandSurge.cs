using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>A flash crowd: demand times a factor, with linear ramps of equal length up and down.</summary>
public sealed record DemandSurge
{
    /// <param name="at">Begin of the ramp.</param>
    /// <param name="country">Code of the country; null: every country.</param>
    /// <param name="factor">Demand at the top over demand without surge, more than 0.</param>
    /// <param name="ramp">Length of each ramp; 0: at once.</param>
    /// <param name="hold">Time at the top.</param>
    public DemandSurge(SimTime at, string? country, double factor, SimDuration ramp, SimDuration hold)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfNegative(ramp.Nanoseconds, nameof(ramp));
        ArgumentOutOfRangeException.ThrowIfNegative(hold.Nanoseconds, nameof(hold));
        (At, Country, Factor, Ramp, Hold) = (at, country, factor, ramp, hold);
    }

    public SimTime At { get; }

    public string? Country { get; }

    public double Factor { get; }

    public SimDuration Ramp { get; }

    public SimDuration Hold { get; }

    /// <summary>The first instant without surge again.</summary>
    public SimTime End => At + Ramp + Hold + Ramp;

    /// <summary>What demand is multiplied with: 1 before <see cref="At"/> and from <see cref="End"/> on.</summary>
    public double FactorAt(SimTime time)
    {
        if (time < At || time >= End)
        {
            return 1;
        }
        SimDuration toEdge = SimDuration.Min(time - At, End - time);
        return toEdge >= Ramp ? Factor : 1 + ((Factor - 1) * (toEdge / Ramp));
    }
}
