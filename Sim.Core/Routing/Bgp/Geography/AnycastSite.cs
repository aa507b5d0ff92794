namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>A place that answers to an anycast prefix.</summary>
public sealed record AnycastSite
{
    /// <summary>Unique within the prefix.</summary>
    public required string Name { get; init; }

    /// <summary>By index in the <see cref="MetroTable"/>.</summary>
    public required int Metro { get; init; }

    /// <summary>
    /// The neighbors that the prefix is announced to here; null: all that have routers in the metro, and those that
    /// meet the network in no metro at all, by a circuit. A named one without routers in the metro is reached by a
    /// circuit to its nearest.
    /// </summary>
    public IReadOnlySet<Asn>? Upstreams { get; init; }

    /// <summary>How often the announcer's number is put in front here, by neighbor: 0 to 255. Absent: 0.</summary>
    /// <remarks>A neighbor with several sites sends everything to those with the fewest copies.</remarks>
    public IReadOnlyDictionary<Asn, int> Prepending { get; init; } = new Dictionary<Asn, int>();
}
