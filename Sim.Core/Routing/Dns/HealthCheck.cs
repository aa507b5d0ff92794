using Sim.Core.Quantities;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Routing.Dns;

/// <summary>The configuration of a Route 53 health check; which kind it is, is the derived type.</summary>
/// <remarks>Source: Route 53 API Reference, HealthCheckConfig; Developer Guide, "Values that you specify when you
/// create or update health checks".</remarks>
public abstract record HealthCheck
{
    public required string Id { get; init; }

    /// <summary>Flips the status, that of a new or disabled check too.</summary>
    public bool Inverted { get; init; }

    /// <summary>Not observed any more: healthy before <see cref="Inverted"/> applies.</summary>
    public bool Disabled { get; init; }
}

/// <summary>A check whose checkers probe an endpoint.</summary>
public sealed record EndpointHealthCheck : HealthCheck
{
    /// <summary>3 (Route 53's default). Source: HealthCheckConfig.FailureThreshold.</summary>
    public const int FailureThresholdDefault = 3;

    public required ProbeProtocol Protocol { get; init; }

    /// <summary>IPv4 or IPv6 text; null when the checkers resolve the domain name at every probe.</summary>
    public string? IpAddress { get; init; }

    /// <summary>
    /// The name to resolve when there is no address, else the Host header; null: the address serves as both.
    /// </summary>
    public string? FullyQualifiedDomainName { get; init; }

    /// <summary>1 to 65535; 80 for HTTP and 443 for HTTPS when the file is silent, required for TCP.</summary>
    public required int Port { get; init; }

    /// <summary>Path and query of HTTP probes, up to 255 characters; null: the root.</summary>
    public string? ResourcePath { get; init; }

    /// <summary>
    /// What the body must contain, up to 255 characters, case-sensitive; null unless the protocol matches strings.
    /// </summary>
    public string? SearchString { get; init; }

    /// <summary>10 s or 30 s (default): from one response to the next request of the same checker.</summary>
    public SimDuration RequestInterval { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>1 to 10: as many equal results in a row flip a checker's opinion, in either direction.</summary>
    public int FailureThreshold { get; init; } = FailureThresholdDefault;

    /// <summary>AWS regions of the checkers; empty: all that Route 53 uses.</summary>
    public ValueList<string> Regions { get; init; } = [];
}

/// <summary>A check that counts the healthy ones among other checks.</summary>
public sealed record CalculatedHealthCheck : HealthCheck
{
    /// <summary>Ids of checks that are not themselves calculated; at most 255.</summary>
    public ValueList<string> Children { get; init; } = [];

    /// <summary>0 to 256: healthy children needed; 0 is always healthy, more than there are children never.</summary>
    public required int HealthThreshold { get; init; }
}

/// <summary>A check that follows the metric stream behind a CloudWatch alarm, not the alarm's state.</summary>
public sealed record CloudWatchHealthCheck : HealthCheck
{
    public required string AlarmRegion { get; init; }

    public required string AlarmName { get; init; }

    public InsufficientDataStatus InsufficientData { get; init; } = InsufficientDataStatus.LastKnownStatus;
}

/// <summary>A check that follows a routing control of Application Recovery Controller.</summary>
public sealed record RecoveryControlHealthCheck : HealthCheck
{
    public required string RoutingControlArn { get; init; }
}
