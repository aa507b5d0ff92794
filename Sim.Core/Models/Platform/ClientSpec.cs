using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>How clients keep answers and connections.</summary>
/// <param name="DnsCache">How long a client keeps an address.</param>
/// <param name="RequestInterval">Mean time between two requests of one user.</param>
/// <param name="ConnectionLife">Mean life of a connection that nothing breaks.</param>
public sealed record ClientSpec(SimDuration DnsCache, SimDuration RequestInterval, SimDuration ConnectionLife);
