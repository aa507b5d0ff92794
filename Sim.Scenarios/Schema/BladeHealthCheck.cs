using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// ExaBGP's health check process on each blade; the defaults are its own (<c>exabgp healthcheck</c>) but for
/// <see cref="WithdrawOnDown"/>.
/// </summary>
public sealed record BladeHealthCheck
{
    /// <summary>Between two checks. Default 5 s.</summary>
    [Limits(AtLeast = "100ms", AtMost = "1h")]
    public SimDuration Interval { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>Between two checks while the process makes up its mind. Default 1 s.</summary>
    [Limits(AtMost = "1h")]
    public SimDuration FastInterval { get; init; } = SimDuration.FromSeconds(1);

    /// <summary>Longest time of a check, after which it has failed. Default 5 s.</summary>
    [Limits(MoreThan = "0s", AtMost = "1h")]
    public SimDuration Timeout { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>Successes in a row that make a blade up, 1 to 1,000. Default 3.</summary>
    [Limits(AtLeast = "1", AtMost = "1000")]
    public int Rise { get; init; } = 3;

    /// <summary>Failures in a row that make a blade down, 1 to 1,000. Default 3.</summary>
    [Limits(AtLeast = "1", AtMost = "1000")]
    public int Fall { get; init; } = 3;

    /// <summary>
    /// A blade that is down withdraws its route; otherwise it announces it with a worse MED and gets flows only while
    /// all blades are down. Default true, an assumption: ExaBGP's own default is false.
    /// </summary>
    public bool WithdrawOnDown { get; init; } = true;
}
