using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>One record of a zone file: a name, a type, and either values, or values behind pools and rules.</summary>
internal sealed record OctoDnsRecord
{
    /// <summary>3600 s. Source: octoDNS, YamlProvider, default_ttl.</summary>
    public const int TtlDefault = 3600;

    public required Place At { get; init; }

    /// <summary>Relative to the zone; empty for the apex.</summary>
    public required string Name { get; init; }

    public required OctoDnsType Type { get; init; }

    /// <summary>Seconds.</summary>
    public int Ttl { get; init; } = TtlDefault;

    /// <summary>What a static record answers, and a dynamic one when all of its pools are down.</summary>
    public ValueList<OctoDnsValue> Values { get; init; } = [];

    public OctoDnsHealthCheck HealthCheck { get; init; } = new();

    /// <summary>Null for a static record.</summary>
    public OctoDnsDynamic? Dynamic { get; init; }

    /// <summary>The author takes responsibility for what octoDNS would refuse.</summary>
    public bool IsLenient { get; init; }
}
