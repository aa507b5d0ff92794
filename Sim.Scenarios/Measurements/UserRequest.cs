using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Measurements;

/// <summary>A request of a user over some way.</summary>
/// <param name="Protocol">The name of the handshake, for reports.</param>
/// <param name="Response">With headers.</param>
/// <param name="Loss">Of packets in one direction, 0 or more and less than 0.5.</param>
public sealed record UserRequest(
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
    internal Transfer Fresh(double quantile, SimDuration path, SimDuration behind) =>
        new()
        {
            RoundTrip = path + Access.Quantile(quantile),
            Behind = behind,
            Handshake = Handshake,
            Response = Response,
            Loss = Loss,
        };

    /// <summary>On a connection that is open and has carried as much before.</summary>
    internal Transfer Open(double quantile, SimDuration path, SimDuration behind) =>
        Fresh(quantile, path, behind) with
        {
            Handshake = Handshake.Warm,
            WindowIsOpen = true,
        };
}
