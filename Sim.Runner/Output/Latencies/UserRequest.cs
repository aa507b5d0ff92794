using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Runner.Output.Latencies;

/// <summary>A request of a user whose way is known.</summary>
/// <param name="Protocol">As options name it.</param>
/// <param name="Loss">Of packets in one direction.</param>
internal sealed record UserRequest(
    AccessNetwork Access,
    string Protocol,
    Handshake Handshake,
    ByteSize Response,
    Ratio Loss
)
{
    /// <summary>On a new connection, for a user whose access network is at a quantile.</summary>
    /// <param name="path">From behind the access network to where the connection ends.</param>
    /// <param name="behind">From there to where requests are answered.</param>
    public Transfer Fresh(double quantile, SimDuration path, SimDuration behind) =>
        new()
        {
            RoundTrip = path + Access.Quantile(quantile),
            Behind = behind,
            Handshake = Handshake,
            Response = Response,
            Loss = Loss,
        };

    /// <summary>On a connection that is open and has carried as much before.</summary>
    public Transfer Open(double quantile, SimDuration path, SimDuration behind) =>
        Fresh(quantile, path, behind) with
        {
            Handshake = Handshake.Warm,
            WindowIsOpen = true,
        };
}
