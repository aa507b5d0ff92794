using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Runner.Output.Latencies;

/// <summary>A user's request over a way, with or without an edge in between.</summary>
/// <param name="Edge">Where the connection ends; null: where the request is answered.</param>
/// <param name="Path">From behind the access network to where the connection ends.</param>
/// <param name="Behind">From there to where requests are answered.</param>
internal sealed record UserWay(UserRequest Request, Place? Edge, SimDuration Path, SimDuration Behind)
{
    public static UserWay Of(UserRequest request, Place from, Place to, Place? edge, ILatencyModel latency) =>
        new(
            request,
            edge,
            latency.ClientRoundTrip(from.Point, (edge ?? to).Point),
            edge is null ? SimDuration.Zero : latency.RoundTrip(edge.Point, to.Point)
        );

    /// <summary>A new connection and an open one, each for the user in the middle and for the twentieth from the
    /// worst.</summary>
    public IReadOnlyList<(string Name, string Key, Transfer Median, Transfer P95)> Rows =>
        [
            ("new connection", "new", Request.Fresh(0.5, Path, Behind), Request.Fresh(0.95, Path, Behind)),
            ("open connection", "open", Request.Open(0.5, Path, Behind), Request.Open(0.95, Path, Behind)),
        ];
}
