using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Measurements;

/// <summary>A user's request over a way, with or without an edge in between.</summary>
/// <param name="Access">Name of the access network.</param>
/// <param name="Edge">Where the connection ends; null: where the request is answered.</param>
/// <param name="Path">From behind the access network to where the connection ends.</param>
/// <param name="Behind">From there to where requests are answered.</param>
/// <param name="Fresh">On a new connection.</param>
/// <param name="Open">On one that is open.</param>
public sealed record UserReport(
    string Access,
    string Protocol,
    ByteSize Response,
    Ratio Loss,
    Place? Edge,
    SimDuration Path,
    SimDuration Behind,
    ByteTimes Fresh,
    ByteTimes Open
)
{
    private const double Median = 0.5;
    private const double P95 = 0.95;

    /// <param name="from">Where the user is.</param>
    /// <param name="to">Where requests are answered.</param>
    public static UserReport Of(UserRequest request, Place from, Place to, Place? edge, ILatencyModel latency)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(latency);
        SimDuration path = latency.ClientRoundTrip(from.Point, (edge ?? to).Point);
        SimDuration behind = edge is null ? SimDuration.Zero : latency.RoundTrip(edge.Point, to.Point);
        return new UserReport(
            request.Access.Name,
            request.Protocol,
            request.Response,
            request.Loss,
            edge,
            path,
            behind,
            ByteTimes.Of(request.Fresh(Median, path, behind), request.Fresh(P95, path, behind)),
            ByteTimes.Of(request.Open(Median, path, behind), request.Open(P95, path, behind))
        );
    }
}
