using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>Something breaks for a while.</summary>
public sealed record Fault
{
    [Limits(AtMost = "31d")]
    public required SimDuration At { get; init; }

    /// <summary>
    /// <c>site/ID</c>, <c>blade/SITE/N</c>, <c>upstream/SITE/AS</c>, <c>link/SITE/COUNTRY</c>, <c>region/POOL</c>,
    /// <c>pods/POOL</c>, <c>nodes/POOL</c> or <c>nodes/POOL/GROUP</c> (the supply with nodes),
    /// <c>store/ID</c>, or <c>checks/HEALTH-CHECK-ID</c>.
    /// </summary>
    [TextForm(
        ComponentRef.Pattern,
        ComponentRef.Expectation,
        Words = ["site", "blade", "upstream", "link", "region", "pods", "nodes", "store", "checks"]
    )]
    public required string Fail { get; init; }

    /// <summary>
    /// <c>refuse</c>, <c>blackhole</c>, <c>errors 30%</c> or <c>slow +200ms</c>; what slows a link, an upstream or the
    /// path of checks slows every round trip, anything else every answer. For pods also <c>crash 15s</c>: containers
    /// end at once and 15 s after each start, and kubelet waits longer each time. For nodes, and only for them,
    /// <c>stockout</c>: none that is asked for comes; and <c>preempt</c>: they are taken back besides.
    /// </summary>
    [TextForm(
        FaultMode.Pattern,
        FaultMode.Expectation,
        Words = ["refuse", "blackhole", "errors", "slow", "crash", "stockout", "preempt"]
    )]
    public required string How { get; init; }

    /// <summary>How long.</summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public required SimDuration For { get; init; }

    /// <summary>Share of flows, pods or probes that it hits. Default 100 %.</summary>
    [Limits(MoreThan = "0%", AtMost = "100%")]
    public Ratio Share { get; init; } = new(1);
}
