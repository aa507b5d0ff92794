using Sim.Core.Routing.Bgp.Geography;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>The users of a network in one metro.</summary>
/// <param name="Network">By index in the graph.</param>
/// <param name="Metro">By index in the <see cref="MetroTable"/>.</param>
/// <param name="Users">Persons, or any other weight; not negative.</param>
/// <param name="Country">ISO 3166 alpha-2, or any other name that results are grouped by.</param>
public readonly record struct ClientNetwork(int Network, int Metro, double Users, string Country)
{
    /// <summary>
    /// The users of one country that a network has, spread over the metros of the network in that country, or over all
    /// of its metros where none is there.
    /// </summary>
    /// <param name="metroWeights">
    /// How many of a network's users are in each metro, in proportion, such as the inhabitants of the city; by index of
    /// the metro. Empty, and where all weights are 0: equally many.
    /// </param>
    public static IReadOnlyList<ClientNetwork> Spread(
        AsGeography geography,
        int network,
        double users,
        string country,
        ReadOnlySpan<double> metroWeights = default
    )
    {
        ArgumentNullException.ThrowIfNull(geography);
        int[] metros = geography.Presence.MetrosOf(network).ToArray();
        int[] home = Array.FindAll(metros, metro => geography.Metros.Metros[metro].Country == country);
        metros = home.Length > 0 ? home : metros;
        double[] weights = new double[metros.Length];
        double sum = 0;
        for (int i = 0; i < metros.Length; i++)
        {
            weights[i] = metroWeights.IsEmpty ? 1 : metroWeights[metros[i]];
            sum += weights[i];
        }
        var clients = new ClientNetwork[metros.Length];
        for (int i = 0; i < metros.Length; i++)
        {
            double share = sum > 0 ? weights[i] / sum : 1.0 / metros.Length;
            clients[i] = new ClientNetwork(network, metros[i], users * share, country);
        }
        return clients;
    }
}
