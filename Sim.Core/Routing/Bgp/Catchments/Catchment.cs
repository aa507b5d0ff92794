using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Which users land at which site of an anycast prefix, how far that is, and how far the best site.</summary>
public sealed class Catchment
{
    private readonly bool _comparesReachable;

    internal Catchment(IReadOnlyList<string> sites, IReadOnlyList<ClientCatchment> clients, bool comparesReachable)
    {
        _comparesReachable = comparesReachable;
        Sites = sites;
        Clients = clients;
        Total = SumOf(clients).Sum();
        Countries =
        [
            .. clients
                .GroupBy(one => one.Client.Country, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new CountryCatchment(group.Key, SumOf([.. group]).Sum())),
        ];
    }

    /// <summary>Names, in the order of the prefix.</summary>
    public IReadOnlyList<string> Sites { get; }

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<ClientCatchment> Clients { get; }

    public CatchmentSummary Total { get; }

    /// <summary>By name, ordinal.</summary>
    public IReadOnlyList<CountryCatchment> Countries { get; }

    /// <summary>The round trip that a share of the users stays at or below, of those that reach a site.</summary>
    /// <param name="share">0 to 1.</param>
    public SimDuration RoundTripQuantile(Ratio share) => Quantile(share, one => one.RoundTrip);

    /// <summary>The same of what the round trip is longer than to the nearest site.</summary>
    /// <inheritdoc cref="RoundTripQuantile"/>
    public SimDuration InflationQuantile(Ratio share) => Quantile(share, one => one.RoundTrip - one.Nearest.RoundTrip);

    private SimDuration Quantile(Ratio share, Func<ClientCatchment, SimDuration> timeOf) =>
        new(SumOf(Clients).QuantilesOf(timeOf).At(share.Value));

    private CatchmentSums SumOf(IReadOnlyList<ClientCatchment> clients) =>
        new(Sites.Count, clients, _comparesReachable);
}
