using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A planned change: a time, and exactly one of the things that change.</summary>
public sealed record Change
{
    [Limits(AtMost = "31d")]
    public required SimDuration At { get; init; }

    /// <summary>
    /// A Route 53 change batch, or a whole new zone in any format that <c>dns.zone</c> takes; it reaches the name
    /// servers within 60 s.
    /// </summary>
    public string? Dns { get; init; }

    /// <summary>A new HorizontalPodAutoscaler manifest, for <see cref="Pool"/>.</summary>
    public string? Manifest { get; init; }

    /// <summary>The pool that <see cref="Manifest"/> or <see cref="Capacity"/> is for.</summary>
    public string? Pool { get; init; }

    /// <summary>
    /// A blade (<c>blade/SITE/N</c>) that gets no flows from now on, or a site (<c>site/ID</c>) that fails its health
    /// checks on purpose and closes its connections one after the other, while it still serves; or the nodes that a
    /// pool has now (<c>nodes/POOL</c>, <c>nodes/POOL/GROUP</c>), whose pods are evicted as its disruption budget
    /// allows, for an hour at most, as GKE does it in an upgrade.
    /// </summary>
    [TextForm(
        @"^(site/[a-z0-9-]{1,63}|blade/[a-z0-9-]{1,63}/[1-9][0-9]{0,3}|nodes/[a-z0-9-]{1,63}(/[a-z0-9-]{1,63})?)$",
        "site/ID, blade/SITE/N, nodes/POOL or nodes/POOL/GROUP, such as blade/dc-par/1",
        Words = ["site", "blade", "nodes"]
    )]
    public string? Drain { get; init; }

    /// <summary>A site (<c>site/ID</c>) whose prefix is announced again.</summary>
    [TextForm(TextFormAttribute.Site, TextFormAttribute.SiteExpectation, Words = ["site"])]
    public string? Announce { get; init; }

    /// <summary>A site (<c>site/ID</c>) whose prefix is withdrawn.</summary>
    [TextForm(TextFormAttribute.Site, TextFormAttribute.SiteExpectation, Words = ["site"])]
    public string? Withdraw { get; init; }

    /// <summary>The new number of pods of <see cref="Pool"/>; 0 switches it off, as for its replicas.</summary>
    [Limits(AtLeast = "0", AtMost = "100000")]
    public int? Capacity { get; init; }

    /// <summary>A pool whose pods a new version begins to replace, as its <c>rollout</c> says.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public string? Rollout { get; init; }

    /// <summary>
    /// For <see cref="Rollout"/>: the version is a bad one, its pods never become ready. Default false.
    /// </summary>
    public bool NeverReady { get; init; }

    /// <summary>
    /// A pool that goes back to the version before the last rollout (kubectl rollout undo); nodes have its image.
    /// </summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public string? Rollback { get; init; }
}
