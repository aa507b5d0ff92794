using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Adds clients up to a summary.</summary>
internal sealed class CatchmentSums(int sites, IReadOnlyList<ClientCatchment> clients, bool comparesReachable)
{
    private readonly ClientCatchment[] _reached = [.. clients.Where(one => one.Site >= 0 && one.Client.Users > 0)];

    public CatchmentSummary Sum()
    {
        double users = clients.Sum(one => one.Client.Users);
        double reached = _reached.Sum(one => one.Client.Users);
        double[] bySite = new double[sites];
        foreach (ClientCatchment one in _reached)
        {
            bySite[one.Site] += one.Client.Users;
        }
        WeightedQuantiles roundTrips = QuantilesOf(one => one.RoundTrip);
        return new CatchmentSummary
        {
            Users = users,
            Reached = new Ratio(users > 0 ? reached / users : 0),
            SiteShares = [.. bySite.Select(one => new Ratio(reached > 0 ? one / reached : 0))],
            MeanRoundTrip = MeanTime(one => one.RoundTrip),
            MedianRoundTrip = new SimDuration(roundTrips.At(0.5)),
            P90RoundTrip = new SimDuration(roundTrips.At(0.9)),
            P95RoundTrip = new SimDuration(roundTrips.At(0.95)),
            P99RoundTrip = new SimDuration(roundTrips.At(0.99)),
            MeanPathKilometers = Mean(one => one.PathKilometers),
            MeanDirectKilometers = Mean(one => one.DirectKilometers),
            MeanNearestKilometers = Mean(one => one.NearestKilometers),
            AgainstNearest = Compare(one => one.RoundTrip - one.Nearest.RoundTrip, one => one.IsAtNearest),
            AgainstBestReachable = comparesReachable
                ? Compare(one => one.RoundTrip - one.BestReachable.RoundTrip, one => one.IsAtBestReachable)
                : null,
        };
    }

    public WeightedQuantiles QuantilesOf(Func<ClientCatchment, SimDuration> timeOf) =>
        new([.. _reached.Select(one => timeOf(one).Nanoseconds)], [.. _reached.Select(one => one.Client.Users)]);

    private CatchmentComparison Compare(
        Func<ClientCatchment, SimDuration> inflationOf,
        Func<ClientCatchment, bool> isAtBest
    )
    {
        WeightedQuantiles quantiles = QuantilesOf(inflationOf);
        return new CatchmentComparison(
            new Ratio(Mean(one => isAtBest(one) ? 0 : 1)),
            MeanTime(inflationOf),
            new SimDuration(quantiles.At(0.5)),
            new SimDuration(quantiles.At(0.9)),
            new SimDuration(quantiles.At(0.99)),
            new Ratio(Mean(one => inflationOf(one) >= SimDuration.FromMilliseconds(25) ? 1 : 0)),
            new Ratio(Mean(one => inflationOf(one) >= SimDuration.FromMilliseconds(100) ? 1 : 0))
        );
    }

    private SimDuration MeanTime(Func<ClientCatchment, SimDuration> timeOf) =>
        SimDuration.FromMilliseconds(Mean(one => timeOf(one).TotalMilliseconds));

    private double Mean(Func<ClientCatchment, double> valueOf)
    {
        double sum = 0;
        double weight = 0;
        foreach (ClientCatchment one in _reached)
        {
            sum += one.Client.Users * valueOf(one);
            weight += one.Client.Users;
        }
        return weight > 0 ? sum / weight : 0;
    }
}
