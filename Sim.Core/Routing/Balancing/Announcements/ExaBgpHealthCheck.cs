using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Announcements;

/// <summary>ExaBGP's health check process: from the results of checks to announcements of a blade's address.</summary>
/// <remarks>
/// <para>
/// A result against the present state starts a count, one against the count starts the other count: after a single
/// success in falling it takes all of <see cref="ExaBgpHealthOptions.Rise"/> to be up again. While counting nothing is
/// sent, so the last announcement stands. Source: ExaBGP, application/healthcheck.
/// </para>
/// <para>
/// MED compares routes of one neighbor AS only: where all blades are down and announce so, the routes are used as if
/// they were up. State is this struct; <c>default</c> has just been started.
/// </para>
/// </remarks>
public struct ExaBgpHealthCheck
{
    public ExaBgpHealthState State { get; private set; }

    /// <summary>Results in a row, while rising or falling.</summary>
    public int Count { get; private set; }

    /// <summary>What it tells when it is ended by SIGTERM, in every state.</summary>
    public static BladeAnnouncement OnTermination => BladeAnnouncement.Withdrawal;

    /// <summary>Time from the end of a check to the begin of the next.</summary>
    public readonly SimDuration Pause(ExaBgpHealthOptions options) =>
        State is ExaBgpHealthState.Rising or ExaBgpHealthState.Falling ? options.FastInterval : options.Interval;

    /// <summary>Takes the result of a check in.</summary>
    /// <param name="isDisabled">The file of <c>--disable</c> is there; no check is made then.</param>
    /// <returns>What the BGP speaker is told; null: nothing.</returns>
    public BladeAnnouncement? Take(
        ExaBgpHealthOptions options,
        bool succeeded,
        bool isDisabled = false,
        Explanation? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ExaBgpHealthState before = State;
        if (isDisabled)
        {
            State = ExaBgpHealthState.Disabled;
        }
        else if (State == ExaBgpHealthState.Disabled)
        {
            State = ExaBgpHealthState.Init;
        }
        else
        {
            CountResult(succeeded, options);
        }
        BladeAnnouncement? said = options.Debounce && State == before ? null : AnnouncementIn(State, options);
        why?.Choose(
            $"{State}",
            State == before ? "stays" : $"was {before}",
            $"{(succeeded ? "success" : "failure")}, {Count} in a row"
        );
        return said;
    }

    /// <summary>What stands for a state; null for those that say nothing.</summary>
    public static BladeAnnouncement? AnnouncementIn(ExaBgpHealthState state, ExaBgpHealthOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return state switch
        {
            ExaBgpHealthState.Up => new BladeAnnouncement(true, options.UpMetric),
            ExaBgpHealthState.Down or ExaBgpHealthState.Disabled when options.WithdrawOnDown =>
                BladeAnnouncement.Withdrawal,
            ExaBgpHealthState.Down => new BladeAnnouncement(true, options.DownMetric),
            ExaBgpHealthState.Disabled => new BladeAnnouncement(true, options.DisabledMetric),
            _ => null,
        };
    }

    private void CountResult(bool succeeded, ExaBgpHealthOptions options)
    {
        ExaBgpHealthState settled = succeeded ? ExaBgpHealthState.Up : ExaBgpHealthState.Down;
        ExaBgpHealthState counting = succeeded ? ExaBgpHealthState.Rising : ExaBgpHealthState.Falling;
        if (State == settled)
        {
            return;
        }
        Count = State == counting ? Count + 1 : 1;
        State = Count >= (succeeded ? options.Rise : options.Fall) ? settled : counting;
    }
}
