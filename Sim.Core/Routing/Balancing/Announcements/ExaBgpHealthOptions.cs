using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Announcements;

/// <summary>Options of ExaBGP's health check process; all defaults are its own (application/healthcheck).</summary>
public sealed record ExaBgpHealthOptions
{
    /// <summary>Between two checks, more than 0. Default 5 s.</summary>
    public SimDuration Interval { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>Between two checks while it makes up its mind, 0 or more. Default 1 s.</summary>
    public SimDuration FastInterval { get; init; } = SimDuration.FromSeconds(1);

    /// <summary>Longest time of a check, after which it has failed. Default 5 s.</summary>
    public SimDuration Timeout { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>Successes in a row until it is up, 1 or more. Default 3.</summary>
    public int Rise { get; init; } = 3;

    /// <summary>Failures in a row until it is down, 1 or more. Default 3.</summary>
    public int Fall { get; init; } = 3;

    /// <summary>
    /// Down and disabled withdraw the route; otherwise they announce it with a worse MED. Default no.
    /// </summary>
    public bool WithdrawOnDown { get; init; }

    /// <summary>Announces only when the state has changed, not after every check. Default no.</summary>
    public bool Debounce { get; init; }

    /// <summary>MED. Default 100.</summary>
    public int UpMetric { get; init; } = 100;

    /// <summary>MED. Default 1,000.</summary>
    public int DownMetric { get; init; } = 1_000;

    /// <summary>MED. Default 500.</summary>
    public int DisabledMetric { get; init; } = 500;

    /// <summary>
    /// How long it takes until a blade that has failed for good is announced as down: 2 to 7 s with the defaults, 17 to
    /// 22 s when its checks hang.
    /// </summary>
    /// <param name="untilCheck">Until the next check begins, 0 to <see cref="Interval"/>.</param>
    /// <param name="check">Time until a check fails, at most <see cref="Timeout"/>.</param>
    public SimDuration TimeToFall(SimDuration untilCheck, SimDuration check) => TimeOf(Fall, untilCheck, check);

    /// <summary>How long it takes until a blade that has recovered for good is announced as up.</summary>
    /// <param name="check">Time until a check succeeds.</param>
    /// <inheritdoc cref="TimeToFall"/>
    public SimDuration TimeToRise(SimDuration untilCheck, SimDuration check) => TimeOf(Rise, untilCheck, check);

    private SimDuration TimeOf(int results, SimDuration untilCheck, SimDuration check) =>
        untilCheck + (check * results) + (FastInterval * (results - 1));
}
