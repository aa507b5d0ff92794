namespace Sim.Core.Routing.Dns.Health;

/// <summary>How a checker probes an endpoint. Source: HealthCheckConfig.Type.</summary>
public enum ProbeProtocol
{
    Tcp,
    Http,
    Https,
    HttpStringMatch,
    HttpsStringMatch,
}
