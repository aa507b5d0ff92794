using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>
/// How long a packet travels between two places and back, without queueing. Pure, symmetric, never faster than light in
/// fiber.
/// </summary>
/// <remarks>
/// Light in fiber covers about 200 km per millisecond (two thirds of its speed in vacuum), so no round trip is below
/// 1 ms per 100 km of great circle.
/// </remarks>
public interface ILatencyModel
{
    /// <summary>Between two data centers, from host to host.</summary>
    SimDuration RoundTrip(GeoPoint a, GeoPoint b);

    /// <summary>
    /// Between the first router behind a client's access network and a data center. The access network comes on top
    /// (<see cref="AccessNetwork"/>).
    /// </summary>
    SimDuration ClientRoundTrip(GeoPoint client, GeoPoint site);

    /// <summary>The way that is taken, for explanations.</summary>
    NetworkPath PathBetween(GeoPoint a, GeoPoint b);
}
