using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>A traffic policy document of Route 53 Traffic Flow, as its author wrote it.</summary>
/// <remarks>
/// Equal to another with the same content; places in the file do not count. Source: Route 53 API Reference, "Traffic
/// policy document format".
/// </remarks>
internal sealed record TrafficPolicy
{
    /// <summary>One of <see cref="TrafficPolicyWords.Versions"/>.</summary>
    public required string FormatVersion { get; init; }

    /// <summary>The type of every record set.</summary>
    public required RecordType RecordType { get; init; }

    public required TrafficPolicyReference Start { get; init; }

    public ValueList<TrafficPolicyEndpoint> Endpoints { get; init; } = [];

    public ValueList<TrafficPolicyRule> Rules { get; init; } = [];
}

/// <summary>Names an endpoint or a rule by its id.</summary>
internal sealed record TrafficPolicyReference(string Id, bool IsRule);

/// <summary>Where traffic ends.</summary>
/// <param name="Kind">One of <see cref="TrafficPolicyWords.EndpointKinds"/>.</param>
/// <param name="Value">A value of the record type, or the domain name of an AWS resource.</param>
/// <param name="Region">For buckets of S3 only.</param>
internal sealed record TrafficPolicyEndpoint(string Id, string Kind, string Value, string? Region, Place At);

/// <summary>A group of items under one policy.</summary>
/// <param name="Kind">One of <see cref="TrafficPolicyWords.RuleKinds"/>.</param>
/// <param name="Items">In the order of the file; for failover the primary first.</param>
internal sealed record TrafficPolicyRule(string Id, string Kind, ValueList<TrafficPolicyItem> Items, Place At);

/// <summary>One way that a rule can go.</summary>
/// <param name="Policy">What the rule knows of it: weight, role, area, place or region.</param>
/// <param name="EvaluateTargetHealth">Null when the item does not say, which means no.</param>
internal sealed record TrafficPolicyItem(
    TrafficPolicyReference Target,
    RoutingPolicy Policy,
    bool? EvaluateTargetHealth,
    string? HealthCheckId,
    Place At
);
