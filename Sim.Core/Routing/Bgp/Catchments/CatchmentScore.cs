using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>How well a predicted catchment agrees with a measured one.</summary>
/// <param name="Networks">Measured networks that have predicted clients.</param>
/// <param name="UnknownRows">Measured rows of networks that have none; they do not count.</param>
/// <param name="Users">Of those networks.</param>
/// <param name="Right">
/// Users that land where they were predicted: of each network what predicted and measured shares have in common, so 1
/// less their total variation distance.
/// </param>
/// <param name="MeanRoundTripError">
/// Predicted round trip against the measured one, as a share of that: the absolute error, by users. Over networks and
/// sites that have both; null where there is none.
/// </param>
/// <param name="MedianRoundTripError">The same, exceeded for half of the users.</param>
public sealed record CatchmentScore(
    int Networks,
    int UnknownRows,
    double Users,
    Ratio Right,
    Ratio? MeanRoundTripError,
    Ratio? MedianRoundTripError
)
{
    /// <summary>Parts of a billion: errors go into quantiles of whole numbers.</summary>
    private const double Billion = 1e9;

    /// <param name="predicted">Without pins: they would confirm themselves.</param>
    /// <exception cref="ArgumentException">
    /// A site is unknown or comes twice for a network, or a share is negative; all are named.
    /// </exception>
    public static CatchmentScore Of(AsGraph graph, Catchment predicted, IReadOnlyList<ObservedShare> observed)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(observed);
        var measured = new ObservedNetworks(graph, predicted.Sites, observed);
        var clients = predicted.Clients.Where(one => one.Client.Users > 0).ToLookup(one => one.Client.Network);
        double users = 0;
        double right = 0;
        int networks = 0;
        List<(double Error, double Users)> errors = [];
        foreach (var network in clients.OrderBy(group => group.Key))
        {
            (int Site, double Share, SimDuration? RoundTrip)[] shares = [.. measured.SharesOf(network.Key)];
            if (shares.Length == 0)
            {
                continue;
            }
            double all = network.Sum(one => one.Client.Users);
            networks++;
            users += all;
            foreach ((int site, double share, SimDuration? roundTrip) in shares)
            {
                ClientCatchment[] there = [.. network.Where(one => one.Site == site)];
                double predictedUsers = there.Sum(one => one.Client.Users);
                right += Math.Min(predictedUsers, share * all);
                if (predictedUsers > 0 && roundTrip is { } time && time > SimDuration.Zero)
                {
                    double mean = there.Sum(one => one.Client.Users * one.RoundTrip.Nanoseconds) / predictedUsers;
                    double error = Math.Abs(mean - time.Nanoseconds) / time.Nanoseconds;
                    errors.Add((error, Math.Min(predictedUsers, share * all)));
                }
            }
        }
        double weight = errors.Sum(one => one.Users);
        var quantiles = new WeightedQuantiles(
            [.. errors.Select(one => (long)Math.Round(one.Error * Billion))],
            [.. errors.Select(one => one.Users)]
        );
        int unknown = measured.UnknownCount + observed.Count(row => IsWithoutClients(graph, clients, row));
        return new CatchmentScore(
            networks,
            unknown,
            users,
            new Ratio(users > 0 ? right / users : 0),
            weight > 0 ? new Ratio(errors.Sum(one => one.Error * one.Users) / weight) : null,
            weight > 0 ? new Ratio(quantiles.At(0.5) / Billion) : null
        );
    }

    private static bool IsWithoutClients(AsGraph graph, ILookup<int, ClientCatchment> clients, ObservedShare row) =>
        graph.IndexOf(row.Network) is var network and >= 0 && !clients.Contains(network);
}
