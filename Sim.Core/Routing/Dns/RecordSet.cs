using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns;

/// <summary>A Route 53 resource record set, as the API states it; equal to another with the same content.</summary>
/// <remarks>Source: Route 53 API Reference, ResourceRecordSet.</remarks>
public sealed record RecordSet
{
    public required DnsName Name { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>Tells the members of a group apart; null for a simple record set.</summary>
    public string? SetIdentifier { get; init; }

    public RoutingPolicy Policy { get; init; } = new SimpleRouting();

    /// <summary>
    /// Whole seconds, 0 to 2,147,483,647; null for an alias, whose answers carry the TTL of the target.
    /// </summary>
    public SimDuration? Ttl { get; init; }

    /// <summary>The values in the order of the file; empty for an alias.</summary>
    public ValueList<string> Values { get; init; } = [];

    public AliasTarget? Alias { get; init; }

    public string? HealthCheckId { get; init; }
}
