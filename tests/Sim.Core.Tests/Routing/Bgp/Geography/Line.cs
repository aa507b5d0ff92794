using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Geography;

/// <summary>
/// A world of six metros on the equator, A to F, ten degrees apart: 1,111.95 km, and a round trip of 20 ms on the way.
/// The ends of a path cost 1 ms.
/// </summary>
internal static class Line
{
    public const double StepKilometers = 1111.950797;

    public static MetroTable Metros { get; } =
        new(
            [.. "ABCDEF".Select((code, i) => new Metro($"{code}", new GeoPoint(0, 10 * i), i < 3 ? "WE" : "EA"))],
            (one, other) => SimDuration.FromMilliseconds(2 + Way(one, other)),
            (one, other) => SimDuration.FromMilliseconds(1 + Way(one, other))
        );

    /// <param name="presence">The metros of every network in the order of their numbers: <c>AB C ABC</c>.</param>
    public static AsGeography Of(AsGraph graph, string presence)
    {
        string[] rows = presence.Split(' ');
        int[] offsets = [0, .. rows.Select((_, i) => rows.Take(i + 1).Sum(row => row.Length))];
        return new AsGeography(graph, Metros, new MetroPresence(offsets, [.. rows.SelectMany(Indexes)], 6));
    }

    public static int At(char metro) => metro - 'A';

    public static AnycastSite Site(char metro, params uint[] upstreams) =>
        new()
        {
            Name = $"site-{metro}",
            Metro = At(metro),
            Upstreams = upstreams.Length == 0 ? null : Graphs.Asns(upstreams).ToHashSet(),
        };

    public static AnycastNetwork Islands(uint asn, params AnycastSite[] sites) =>
        new() { Announcer = new Asn(asn), Sites = sites };

    public static AnycastNetwork Backbone(uint asn, params AnycastSite[] sites) =>
        Islands(asn, sites) with
        {
            HasBackbone = true,
        };

    /// <summary>
    /// A path as <c>AB.CD ms</c>: the metros of each network, a dot between two networks, the whole round trip.
    /// </summary>
    public static string Text(ExpandedPath path) =>
        string.Join(' ', path.Legs.Select(leg => $"{Code(leg.From)}{(leg.IsBackhaul ? "~" : "")}{Code(leg.To)}"))
        + $" {path.RoundTrip}";

    private static IEnumerable<int> Indexes(string row) => row.Select(At);

    private static char Code(int metro) => (char)('A' + metro);

    private static double Way(GeoPoint one, GeoPoint other) =>
        2 * Math.Abs(one.LongitudeDegrees - other.LongitudeDegrees);
}
