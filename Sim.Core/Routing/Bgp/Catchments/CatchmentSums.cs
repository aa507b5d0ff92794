using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Adds clients up to a summary, in one pass.</summary>
internal ref struct CatchmentSums
{
    private readonly int _sites;
    private readonly bool _comparesReachable;
    private readonly double[] _bySite;
    private readonly double[] _weights;
    private readonly long[] _roundTrips;
    private readonly long[] _aboveNearest;
    private readonly long[] _aboveReachable;
    private int _count;
    private double _users;
    private double _reached;
    private double _pathKilometers;
    private double _directKilometers;
    private double _nearestKilometers;
    private double _notNearest;
    private double _notBestReachable;

    private CatchmentSums(int sites, int clients, bool comparesReachable)
    {
        _sites = sites;
        _comparesReachable = comparesReachable;
        _bySite = new double[sites];
        _weights = new double[clients];
        _roundTrips = new long[clients];
        _aboveNearest = new long[clients];
        _aboveReachable = comparesReachable ? new long[clients] : [];
    }

    /// <param name="members">Which of the clients to add up.</param>
    public static CatchmentSummary Of(
        int sites,
        ReadOnlySpan<ClientCatchment> clients,
        ReadOnlySpan<int> members,
        bool comparesReachable
    )
    {
        var sums = new CatchmentSums(sites, members.Length, comparesReachable);
        foreach (int member in members)
        {
            sums.Add(in clients[member]);
        }
        return sums.Summary();
    }

    private void Add(in ClientCatchment one)
    {
        double users = one.Client.Users;
        _users += users;
        if (one.Site < 0 || users <= 0)
        {
            return;
        }
        _reached += users;
        _bySite[one.Site] += users;
        _pathKilometers += users * one.PathKilometers;
        _directKilometers += users * one.DirectKilometers;
        _nearestKilometers += users * one.NearestKilometers;
        _notNearest += one.IsAtNearest ? 0 : users;
        _weights[_count] = users;
        _roundTrips[_count] = one.RoundTrip.Nanoseconds;
        _aboveNearest[_count] = one.RoundTrip.Nanoseconds - one.Nearest.RoundTrip.Nanoseconds;
        if (_comparesReachable)
        {
            _notBestReachable += one.IsAtBestReachable ? 0 : users;
            _aboveReachable[_count] = one.RoundTrip.Nanoseconds - one.BestReachable.RoundTrip.Nanoseconds;
        }
        _count++;
    }

    private readonly CatchmentSummary Summary()
    {
        var siteShares = new Ratio[_sites];
        for (int site = 0; site < _sites; site++)
        {
            siteShares[site] = new Ratio(PerReached(_bySite[site]));
        }
        ReadOnlySpan<long> roundTrips = _roundTrips.AsSpan(0, _count);
        WeightedQuantiles quantiles = QuantilesOf(roundTrips);
        return new CatchmentSummary
        {
            Users = _users,
            Reached = new Ratio(_users > 0 ? _reached / _users : 0),
            SiteShares = siteShares,
            MeanRoundTrip = MeanOf(roundTrips),
            MedianRoundTrip = new SimDuration(quantiles.At(0.5)),
            P90RoundTrip = new SimDuration(quantiles.At(0.9)),
            P95RoundTrip = new SimDuration(quantiles.At(0.95)),
            P99RoundTrip = new SimDuration(quantiles.At(0.99)),
            MeanPathKilometers = PerReached(_pathKilometers),
            MeanDirectKilometers = PerReached(_directKilometers),
            MeanNearestKilometers = PerReached(_nearestKilometers),
            AgainstNearest = Compare(_aboveNearest.AsSpan(0, _count), _notNearest),
            AgainstBestReachable = _comparesReachable
                ? Compare(_aboveReachable.AsSpan(0, _count), _notBestReachable)
                : null,
        };
    }

    private readonly CatchmentComparison Compare(ReadOnlySpan<long> inflations, double notAtBest)
    {
        WeightedQuantiles quantiles = QuantilesOf(inflations);
        return new CatchmentComparison(
            new Ratio(PerReached(notAtBest)),
            MeanOf(inflations),
            new SimDuration(quantiles.At(0.5)),
            new SimDuration(quantiles.At(0.9)),
            new SimDuration(quantiles.At(0.99)),
            ShareFrom(inflations, SimDuration.FromMilliseconds(25)),
            ShareFrom(inflations, SimDuration.FromMilliseconds(100))
        );
    }

    private readonly WeightedQuantiles QuantilesOf(ReadOnlySpan<long> values) =>
        new(values.ToArray(), _weights.AsSpan(0, _count).ToArray());

    private readonly SimDuration MeanOf(ReadOnlySpan<long> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += _weights[i] * values[i];
        }
        return new SimDuration((long)Math.Round(PerReached(sum)));
    }

    private readonly Ratio ShareFrom(ReadOnlySpan<long> values, SimDuration least)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] >= least.Nanoseconds ? _weights[i] : 0;
        }
        return new Ratio(PerReached(sum));
    }

    private readonly double PerReached(double sum) => _reached > 0 ? sum / _reached : 0;
}
