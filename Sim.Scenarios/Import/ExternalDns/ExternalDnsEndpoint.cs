using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>A name with targets, as ExternalDNS sees it after it has looked at an object.</summary>
internal sealed record ExternalDnsEndpoint
{
    public required Location At { get; init; }

    public required LocatedScalar Name { get; init; }

    /// <summary>A, AAAA, CNAME and so on, as the file has it.</summary>
    public required LocatedScalar Type { get; init; }

    public required IReadOnlyList<LocatedScalar> Targets { get; init; }

    /// <summary>Seconds; null and 0: the provider's default.</summary>
    public int? Ttl { get; init; }

    public string? SetIdentifier { get; init; }

    /// <summary>Services that share a name are joined.</summary>
    public bool IsOfService { get; init; }

    /// <summary>Settings of providers by name, such as <c>aws/weight</c>.</summary>
    public required LocatedMapping Properties { get; init; }
}
