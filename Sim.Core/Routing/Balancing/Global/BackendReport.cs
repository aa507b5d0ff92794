using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Global;

/// <summary>What a load balancer was told last about a backend.</summary>
/// <param name="Endpoints">All endpoints.</param>
/// <param name="Healthy">Those that pass health checks.</param>
/// <param name="Rate">Requests per second that it takes.</param>
/// <param name="Utilization">CPU utilization of its endpoints, 0 or more.</param>
/// <param name="Connections">Open connections.</param>
public readonly record struct BackendReport(
    int Endpoints,
    int Healthy,
    RequestRate Rate = default,
    double Utilization = 0,
    double Connections = 0
)
{
    /// <summary>Healthy share of the endpoints; 1 without endpoints.</summary>
    public double HealthyShare => Endpoints > 0 ? (double)Healthy / Endpoints : 1;
}
