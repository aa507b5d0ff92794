using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>
/// A flash crowd: demand times a factor, with a linear ramp up, a plateau, and a way down that is a ramp of the same
/// length or an exponential decay.
/// </summary>
/// <remarks>
/// Ramp, plateau and decay: Ari et al., "Managing flash crowds on the Internet", MASCOTS 2003. A decay is cut off after
/// <see cref="DecayLengths"/> of its time constants, where 0.1 % of the excess is left: an assumption.
/// </remarks>
public sealed record DemandSurge
{
    /// <summary>Time constants until a decay has ended.</summary>
    public const int DecayLengths = 7;

    /// <param name="at">Begin of the ramp.</param>
    /// <param name="country">Code of the country; null: every country.</param>
    /// <param name="factor">Demand at the top over demand without surge, more than 0.</param>
    /// <param name="ramp">Length of each ramp; 0: at once.</param>
    /// <param name="hold">Time at the top.</param>
    /// <param name="decay">
    /// Time constant of the way down, in which the excess falls to 37 %; 0: a ramp as long as the one up.
    /// </param>
    public DemandSurge(
        SimTime at,
        string? country,
        double factor,
        SimDuration ramp,
        SimDuration hold,
        SimDuration decay = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfNegative(ramp.Nanoseconds, nameof(ramp));
        ArgumentOutOfRangeException.ThrowIfNegative(hold.Nanoseconds, nameof(hold));
        ArgumentOutOfRangeException.ThrowIfNegative(decay.Nanoseconds, nameof(decay));
        (At, Country, Factor, Ramp, Hold, Decay) = (at, country, factor, ramp, hold, decay);
    }

    public SimTime At { get; }

    public string? Country { get; }

    public double Factor { get; }

    public SimDuration Ramp { get; }

    public SimDuration Hold { get; }

    public SimDuration Decay { get; }

    /// <summary>The first instant without surge again.</summary>
    public SimTime End => WayDown + (Decay > SimDuration.Zero ? Decay * DecayLengths : Ramp);

    private SimTime WayDown => At + Ramp + Hold;

    /// <summary>What demand is multiplied with: 1 before <see cref="At"/> and from <see cref="End"/> on.</summary>
    public double FactorAt(SimTime time) => time < At || time >= End ? 1 : 1 + ((Factor - 1) * PartAt(time));

    /// <summary>Of the excess, 0 to 1.</summary>
    private double PartAt(SimTime time)
    {
        if (time - At < Ramp)
        {
            return (time - At) / Ramp;
        }
        if (time < WayDown)
        {
            return 1;
        }
        return Decay > SimDuration.Zero ? DeterministicMath.Exp(-((time - WayDown) / Decay)) : (End - time) / Ramp;
    }
}
