using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Which users land at which site of an anycast prefix, how far that is, and how far the best site.</summary>
public sealed class Catchment
{
    private readonly ClientCatchment[] _clients;
    private readonly bool _comparesReachable;

    internal Catchment(IReadOnlyList<string> sites, ClientCatchment[] clients, bool comparesReachable)
    {
        Sites = sites;
        _clients = clients;
        _comparesReachable = comparesReachable;
        Total = Sum([.. Enumerable.Range(0, clients.Length)]);
        Countries = ByCountry();
    }

    /// <summary>Names, in the order of the prefix.</summary>
    public IReadOnlyList<string> Sites { get; }

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<ClientCatchment> Clients => _clients;

    public CatchmentSummary Total { get; }

    /// <summary>By name, ordinal.</summary>
    public IReadOnlyList<CountryCatchment> Countries { get; }

    /// <summary>The round trip that a share of the users stays at or below, of those that reach a site.</summary>
    /// <param name="share">0 to 1.</param>
    public SimDuration RoundTripQuantile(Ratio share) => Quantile(share, one => one.RoundTrip);

    /// <summary>The same of what the round trip is longer than to the nearest site.</summary>
    /// <param name="share">0 to 1.</param>
    public SimDuration InflationQuantile(Ratio share) => Quantile(share, one => one.RoundTrip - one.Nearest.RoundTrip);

    private SimDuration Quantile(Ratio share, Func<ClientCatchment, SimDuration> timeOf)
    {
        ClientCatchment[] reached = [.. _clients.Where(one => one.Site >= 0)];
        var quantiles = new WeightedQuantiles(
            [.. reached.Select(one => timeOf(one).Nanoseconds)],
            [.. reached.Select(one => one.Client.Users)]
        );
        return new SimDuration(quantiles.At(share.Value));
    }

    private List<CountryCatchment> ByCountry()
    {
        Dictionary<string, List<int>> members = new(StringComparer.Ordinal);
        for (int i = 0; i < _clients.Length; i++)
        {
            string country = _clients[i].Client.Country;
            if (!members.TryGetValue(country, out List<int>? inCountry))
            {
                members.Add(country, inCountry = []);
            }
            inCountry.Add(i);
        }
        return
        [
            .. members
                .Select(pair => new CountryCatchment(pair.Key, Sum([.. pair.Value])))
                .OrderBy(one => one.Country, StringComparer.Ordinal),
        ];
    }

    private CatchmentSummary Sum(ReadOnlySpan<int> members) =>
        CatchmentSums.Of(Sites.Count, _clients, members, _comparesReachable);
}
