using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema;

/// <summary>A planned change: a time, and exactly one of the things that change.</summary>
public sealed record Change
{
    public required SimDuration At { get; init; }

    /// <summary>A Route 53 change batch; it reaches the name servers within 60 s.</summary>
    public string? Dns { get; init; }

    /// <summary>A new HorizontalPodAutoscaler manifest, for <see cref="Pool"/>.</summary>
    public string? Manifest { get; init; }

    /// <summary>The pool that <see cref="Manifest"/> or <see cref="Capacity"/> is for.</summary>
    public string? Pool { get; init; }

    /// <summary>A blade (<c>blade/SITE/N</c>) or site (<c>site/ID</c>) that takes no new connections from now on.</summary>
    public string? Drain { get; init; }

    /// <summary>A site (<c>site/ID</c>) whose prefix is announced again.</summary>
    public string? Announce { get; init; }

    /// <summary>A site (<c>site/ID</c>) whose prefix is withdrawn.</summary>
    public string? Withdraw { get; init; }

    /// <summary>The new number of pods of <see cref="Pool"/>.</summary>
    public int? Capacity { get; init; }
}
