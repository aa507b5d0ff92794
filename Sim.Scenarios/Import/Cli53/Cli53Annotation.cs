using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>What the comment <c>; AWS routing=...</c> says about a record.</summary>
internal sealed record Cli53Annotation(RoutingPolicy Policy, string? Identifier, string? HealthCheckId)
{
    public const string Routing = "routing";
    public const string Weighted = "WEIGHTED";
    public const string Latency = "LATENCY";
    public const string Failover = "FAILOVER";
    public const string Geolocation = "GEOLOCATION";
    public const string Multivalue = "MULTIVALUE";

    /// <summary>A record without such a comment.</summary>
    public static Cli53Annotation None { get; } = new(new SimpleRouting(), null, null);
}
