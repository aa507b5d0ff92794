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
    /// checks on purpose and closes its connections one after the other, while it still serves.
    /// </summary>
    [TextForm(
        @"^(site/[a-z0-9-]{1,63}|blade/[a-z0-9-]{1,63}/[1-9][0-9]{0,3})$",
        "site/ID or blade/SITE/N, such as blade/dc-par/1",
        Words = ["site", "blade"]
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
}
