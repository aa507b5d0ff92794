using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Internet;

/// <summary>The users of a scenario as weighted networks; one country after the other.</summary>
internal static class ScenarioClients
{
    public static IReadOnlyList<ClientNetwork> Of(
        ScenarioInputs inputs,
        SyntheticInternet internet,
        AsGeography geography
    )
    {
        Dictionary<string, int> countries = CountriesOf(internet);
        double[] inhabitants = InhabitantsOf(geography);
        return
        [
            .. DemandAreas
                .Of(inputs)
                .Where(area => area.ShareOfAll.Value > 0 && countries.ContainsKey(area.Country.Iso2))
                .SelectMany(area => OfArea(area, countries[area.Country.Iso2], internet, geography, inhabitants)),
        ];
    }

    /// <summary>Of the graph, by code.</summary>
    public static Dictionary<string, int> CountriesOf(SyntheticInternet internet) =>
        internet
            .Specification.Countries.Select((country, i) => (country.Code, i))
            .ToDictionary(pair => pair.Code, pair => pair.i);

    /// <summary>By metro of the graph.</summary>
    public static double[] InhabitantsOf(AsGeography geography)
    {
        double[] inhabitants = new double[geography.Metros.Count];
        foreach (Datasets.Metro metro in BuiltinDatasets.Metros)
        {
            if (geography.Metros.IndexOf(metro.Iata) is var index and >= 0)
            {
                inhabitants[index] = metro.Population;
            }
        }
        return inhabitants;
    }

    public static List<ClientNetwork> OfArea(
        DemandArea area,
        int country,
        SyntheticInternet internet,
        AsGeography geography,
        double[] inhabitants
    )
    {
        int near = area.Area is null ? -1 : NearestTo(area, geography.Metros);
        List<ClientNetwork> clients = [];
        foreach (int network in internet.EyeballsOf(country))
        {
            double users = area.ShareOfAll.Value * internet.UserShareOf(network).Value;
            if (near < 0)
            {
                clients.AddRange(ClientNetwork.Spread(geography, network, users, area.Country.Iso2, inhabitants));
            }
            else
            {
                int metro = geography.Presence.NearestOf(network, near, geography.Metros);
                clients.Add(new ClientNetwork(network, metro, users, area.Country.Iso2));
            }
        }
        return clients;
    }

    /// <summary>The metro of its country that is nearest to the part.</summary>
    private static int NearestTo(DemandArea area, MetroTable metros) =>
        Enumerable
            .Range(0, metros.Count)
            .Where(metro => metros.Metros[metro].Country == area.Country.Iso2)
            .MinBy(metro => metros.Metros[metro].Location.KilometersTo(area.Center));
}
