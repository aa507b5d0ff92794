using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>A station of a <see cref="JacksonNetwork"/>.</summary>
/// <param name="Name">Unique in the network.</param>
/// <param name="Service">Mean service time, more than 0.</param>
/// <param name="Servers">1 to 1,000,000.</param>
public sealed record JacksonNode(string Name, SimDuration Service, int Servers = 1)
{
    /// <summary>Customers per second that enter the network here, 0 or more; none by default.</summary>
    public RequestRate Arrivals { get; init; }
}
