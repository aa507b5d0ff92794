using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Answers;

/// <summary>How near a client is to what a zone names, predicted from where both are.</summary>
/// <remarks>
/// Latencies are the round trips that a simulation gives Route 53: over corridors, without the access network. Route 53
/// measures its own and does not publish them. Distances are great circles.
/// </remarks>
public static class PredictedNearness
{
    private static readonly Lazy<CorridorLatency> s_latency = new(() => new CorridorLatency(BuiltinDatasets.Corridors));

    /// <summary>
    /// Milliseconds to the AWS regions that record sets of latency routing name; unknown regions are left out.
    /// </summary>
    public static IReadOnlyDictionary<string, double> LatenciesMs(Zone zone, GeoPoint client) =>
        LatenciesMs(zone, region => s_latency.Value.ClientRoundTrip(client, region));

    /// <inheritdoc cref="LatenciesMs(Zone, GeoPoint)"/>
    /// <param name="roundTrip">From the client to a region.</param>
    internal static IReadOnlyDictionary<string, double> LatenciesMs(Zone zone, Func<GeoPoint, SimDuration> roundTrip)
    {
        ArgumentNullException.ThrowIfNull(zone);
        SortedDictionary<string, double> latencies = new(StringComparer.Ordinal);
        foreach (LatencyRouting routing in zone.RecordSets.Select(record => record.Policy).OfType<LatencyRouting>())
        {
            if (!latencies.ContainsKey(routing.Region) && PointOf(routing.Region) is { } region)
            {
                latencies.Add(routing.Region, roundTrip(region).TotalMilliseconds);
            }
        }
        return latencies;
    }

    /// <summary>
    /// Kilometers to the record sets of geoproximity routing by SetIdentifier, before bias. Left out: a place that is
    /// not in the tables, and an identifier that stands for several places.
    /// </summary>
    public static IReadOnlyDictionary<string, double> DistancesKm(Zone zone, GeoPoint client)
    {
        ArgumentNullException.ThrowIfNull(zone);
        SortedDictionary<string, double> distances = new(StringComparer.Ordinal);
        var placed = zone
            .RecordSets.Where(record => record.Policy is GeoproximityRouting)
            .GroupBy(record => record.SetIdentifier ?? "", StringComparer.Ordinal);
        foreach (var records in placed)
        {
            GeoPoint?[] points = [.. records.Select(record => PointOf((GeoproximityRouting)record.Policy)).Distinct()];
            if (points is [{ } point])
            {
                distances.Add(records.Key, client.KilometersTo(point));
            }
        }
        return distances;
    }

    private static GeoPoint? PointOf(GeoproximityRouting routing) =>
        routing switch
        {
            { Coordinates: { } point } => point,
            { AwsRegion: { } region } => PointOf(region),
            { LocalZoneGroup: { } group } => PointOfLocalZone(group),
            _ => null,
        };

    private static GeoPoint? PointOf(string region) =>
        BuiltinDatasets.Regions.FirstOrDefault(r => r.Provider == CloudProvider.Aws && r.Name == region)?.Location;

    /// <summary>A group such as us-west-2-lax-1 names its city by the code of an airport.</summary>
    private static GeoPoint? PointOfLocalZone(string group) =>
        group.Split('-') is [.., { Length: 3 } city, _]
        && BuiltinDatasets.Gazetteer.TryLocate(city, out Place? place, out _)
            ? place.Point
            : null;
}
