using Sim.Core.Routing.Dns.Health;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>How the values of a dynamic record are checked.</summary>
/// <remarks>
/// Defaults: octoDNS, "Dynamic Record Support", and octodns-route53, "Health Check Options". The path is that of the
/// code, which has a slash in front.
/// </remarks>
internal sealed record OctoDnsHealthCheck
{
    /// <summary>The Host header and SNI; null: the name of the record.</summary>
    public string? Host { get; init; }

    public string Path { get; init; } = "/_dns";

    /// <summary>1 to 65535; 443 for any protocol.</summary>
    public int Port { get; init; } = 443;

    public ProbeProtocol Protocol { get; init; } = ProbeProtocol.Https;

    /// <summary>10 or 30.</summary>
    public int RequestIntervalSeconds { get; init; } = 10;

    /// <summary>1 to 10.</summary>
    public int FailureThreshold { get; init; } = 6;
}
