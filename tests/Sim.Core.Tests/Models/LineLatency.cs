using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models;

/// <summary>A round trip as long as the difference of longitudes.</summary>
internal sealed class LineLatency(double millisecondsPerDegree) : ILatencyModel
{
    public SimDuration RoundTrip(GeoPoint a, GeoPoint b) =>
        SimDuration.FromMilliseconds(Math.Abs(a.LongitudeDegrees - b.LongitudeDegrees) * millisecondsPerDegree);

    public SimDuration ClientRoundTrip(GeoPoint client, GeoPoint site) => RoundTrip(client, site);

    public NetworkPath PathBetween(GeoPoint a, GeoPoint b) => new(0, 0, []);
}
