using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import;

/// <summary>The files that describe one zone, and what their formats leave out.</summary>
/// <remarks>
/// Paths are as the <c>IInputFiles</c> understand them. The format of each file is told by its content.
/// </remarks>
public sealed record ZoneSource
{
    /// <summary>At least one; the record sets of all are one zone.</summary>
    public required IReadOnlyList<string> ZoneFiles { get; init; }

    public IReadOnlyList<string> HealthCheckFiles { get; init; } = [];

    public IReadOnlyList<CidrSource> CidrFiles { get; init; } = [];

    /// <summary>
    /// The name of the zone, to which relative names are added (octoDNS, zone files, Terraform without the zone).
    /// Default: what the files say.
    /// </summary>
    public DnsName? Origin { get; init; }

    /// <summary>The name of the policy record, for traffic policies, which do not hold it.</summary>
    public DnsName? RecordName { get; init; }

    /// <summary>The TTL of the policy record, in whole seconds, for traffic policies, which do not hold it.</summary>
    public SimDuration? Ttl { get; init; }

    /// <summary>
    /// Which part of a zone file is meant when it holds several zones: the keys that lead to it, such as
    /// <c>responses.first</c>; for Terraform the id or the name of the zone. Default: a file holds one.
    /// </summary>
    public string? Part { get; init; }
}

/// <summary>A listing of CIDR blocks or collections.</summary>
/// <param name="CollectionId">
/// The collection of the blocks, which the listing of blocks does not hold. Default: that of the listing of collections
/// when it has exactly one.
/// </param>
public sealed record CidrSource(string File, string? CollectionId = null);
