using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Damping;

/// <summary>
/// Route flap damping (RFC 2439): each flap adds to a penalty that halves in a fixed time; a route whose penalty passes
/// one threshold is not used until it has fallen to another.
/// </summary>
/// <remarks>
/// Pure: what is known of a route is a <see cref="DampingState"/> of the caller. Penalties have no unit. Routers decay
/// in steps of seconds and look at suppressed routes every 10 s or so; here both are exact.
/// </remarks>
public sealed record FlapDamping
{
    /// <summary>Added when the route is withdrawn. Default: 1000.</summary>
    public double WithdrawalPenalty { get; init; } = 1_000;

    /// <summary>Added when it is announced again. Default: 0.</summary>
    public double AnnouncementPenalty { get; init; }

    /// <summary>Added when it is replaced by another of the same neighbor. Default: 500.</summary>
    public double ChangePenalty { get; init; } = 500;

    /// <summary>A penalty above this takes the route out of use. Default: 2000.</summary>
    public double Suppress { get; init; } = 2_000;

    /// <summary>A penalty at or below this puts it back. Default: 750.</summary>
    public double Reuse { get; init; } = 750;

    /// <summary>In which a penalty halves: more than 0. Default: 15 minutes.</summary>
    public SimDuration HalfLife { get; init; } = SimDuration.FromMinutes(15);

    /// <summary>
    /// The longest time out of use after the last flap; bounds the penalty to <see cref="Ceiling"/>. Default: 60
    /// minutes.
    /// </summary>
    public SimDuration MaximumSuppress { get; init; } = SimDuration.FromMinutes(60);

    /// <summary>The highest penalty: the reuse threshold, doubled for each half-life of the longest time.</summary>
    public double Ceiling => Reuse * Power(MaximumSuppress / HalfLife);

    /// <summary>From a penalty to the reuse threshold, when no flap comes in between.</summary>
    /// <returns>Zero for a penalty that is not above it.</returns>
    public SimDuration TimeToReuse(double penalty) =>
        penalty <= Reuse
            ? SimDuration.Zero
            : HalfLife * (DeterministicMath.Log(penalty / Reuse) / DeterministicMath.Log(2));

    /// <summary>What the penalty has come down to; a history below half the reuse threshold is forgotten.</summary>
    public double PenaltyAt(in DampingState state, SimTime now)
    {
        double penalty = state.Penalty * Power(-((now - state.At) / HalfLife));
        return penalty < Reuse / 2 ? 0 : penalty;
    }

    /// <summary>Notes what happened to the route, and whether it may be used now.</summary>
    /// <param name="now">Not before the time of the last call.</param>
    public void Note(ref DampingState state, RouteFlap flap, SimTime now)
    {
        double added = flap switch
        {
            RouteFlap.Withdrawn => WithdrawalPenalty,
            RouteFlap.AnnouncedAgain => AnnouncementPenalty,
            _ => ChangePenalty,
        };
        double penalty = Math.Min(Ceiling, PenaltyAt(state, now) + added);
        bool isSuppressed = penalty > (state.IsSuppressed ? Reuse : Suppress);
        state = new DampingState(penalty, now, isSuppressed);
    }

    /// <summary>The route comes back into use: to be called when <see cref="TimeToReuse"/> has passed.</summary>
    public void Release(ref DampingState state, SimTime now) =>
        state = new DampingState(PenaltyAt(state, now), now, IsSuppressed: false);

    private static double Power(double exponent) => DeterministicMath.Exp(exponent * DeterministicMath.Log(2));
}
