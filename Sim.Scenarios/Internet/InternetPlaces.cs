using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Internet;

/// <summary>Which networks of a generated Internet have the names and metros of a scenario.</summary>
internal static class InternetPlaces
{
    /// <summary>Sites get numbers of their own from here on: private use (RFC 6996).</summary>
    private const uint FirstSite = 4_200_000_000;

    /// <summary>
    /// Eyeball networks that the front end peers with where they meet: an assumption; Google's peers have most users,
    /// if not most networks.
    /// </summary>
    private static readonly Ratio s_peering = new(0.95);

    public static SyntheticSpecification Specify(Scenario scenario, SyntheticGraph wanted)
    {
        SyntheticSpecification places = BuiltinInternet.Specify(wanted.Ases);
        IEnumerable<NamedNetwork> upstreams = scenario
            .Sites.SelectMany(site => UpstreamsOf(site).Select(asn => (Asn: asn, Metro: MetroOf(site, places.Metros))))
            .GroupBy(pair => pair.Asn, pair => pair.Metro)
            .OrderBy(group => group.Key)
            .Select(group => new NamedNetwork(group.Key, NetworkRole.Transit) { AlsoIn = [.. group.Distinct()] });
        IEnumerable<NamedNetwork> own = scenario.Sites.Select(
            (site, i) => new NamedNetwork(NumberOf(i), NetworkRole.Stub) { Metros = [MetroOf(site, places.Metros)] }
        );
        var edges = new NamedNetwork(ScenarioInternet.FrontEndNetwork, NetworkRole.Content)
        {
            Metros = Edges(places.Metros),
            PeeringWithEyeballs = s_peering,
        };
        return places with { PeerLinksPerNetwork = wanted.Peering, NamedNetworks = [.. upstreams, .. own, edges] };
    }

    /// <summary>Every metro of the table that the Internet has.</summary>
    public static IReadOnlyList<string> Edges(IReadOnlyList<SyntheticMetro> metros)
    {
        HashSet<string> known = [.. metros.Select(metro => metro.Code)];
        return [.. BuiltinDatasets.Metros.Select(metro => metro.Iata).Where(known.Contains)];
    }

    /// <param name="site">By index in the scenario.</param>
    public static Asn NumberOf(int site) => new(FirstSite + (uint)site);

    /// <summary>Those whose names are numbers, in the order of the scenario.</summary>
    public static IEnumerable<Asn> UpstreamsOf(Site site) =>
        site.Upstreams.Select(name => Asn.TryParse(name, out Asn asn) ? asn : default).Where(asn => asn.Value > 0);

    /// <summary>The metro whose center is nearest.</summary>
    private static string MetroOf(Site site, IReadOnlyList<SyntheticMetro> metros)
    {
        GeoPoint point = PlatformBuilder.Locate(site.Location);
        return metros.MinBy(metro => metro.Center.KilometersTo(point))!.Code;
    }
}
