using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing;

namespace Sim.Scenarios.Plans;

/// <summary>Spreads what the edges of one front end take over the pools behind it.</summary>
internal sealed class FrontEndSplit
{
    private readonly PathTable _paths;
    private readonly int _frontEnd;
    private readonly int[] _endpoints;
    private readonly int[] _nearest;
    private readonly RequestRate[] _demand;
    private readonly RequestRate[] _capacity;
    private readonly RequestRate[] _allocation;
    private readonly RequestRate[] _unserved;

    public FrontEndSplit(PlatformSpec platform, PathTable paths, int frontEnd, Failure? failure)
    {
        FrontEndSpec spec = platform.FrontEnds[frontEnd];
        _paths = paths;
        _frontEnd = frontEnd;
        int regions = spec.Backends.Count;
        var roundTrips = new SimDuration[spec.Edges.Count * regions];
        for (int i = 0; i < roundTrips.Length; i++)
        {
            roundTrips[i] = paths.EdgeToBackend(frontEnd, i / regions, i % regions);
        }
        _nearest = new int[roundTrips.Length];
        RegionWaterfall.OrderByRoundTrip(roundTrips, regions, _nearest);
        _endpoints = [.. spec.Backends.Select(pool => IndexOfEndpoint(platform, pool))];
        _capacity =
        [
            .. spec.Backends.Select(pool =>
                failure?.Pool == pool
                    ? RequestRate.Zero
                    : platform.Pools[pool].MaxRatePerEndpoint * MostPods(platform, pool)
            ),
        ];
        _demand = new RequestRate[spec.Edges.Count];
        _allocation = new RequestRate[roundTrips.Length];
        _unserved = new RequestRate[spec.Edges.Count];
    }

    public void Clear() => Array.Clear(_demand);

    public void Add(int vantage, double rate) => _demand[_paths.EdgeOf(vantage, _frontEnd)] += new RequestRate(rate);

    /// <summary>Adds the load of every pool to that of its endpoint.</summary>
    /// <returns>What has nowhere to go.</returns>
    public double AddTo(double[] loads)
    {
        RegionWaterfall.Allocate(_demand, _capacity, _nearest, _allocation, _unserved);
        for (int i = 0; i < _allocation.Length; i++)
        {
            loads[_endpoints[i % _endpoints.Length]] += _allocation[i].PerSecond;
        }
        return _unserved.Sum(rate => rate.PerSecond);
    }

    private static int MostPods(PlatformSpec platform, int pool) => EndpointCapacity.MostPods(platform.Pools[pool]);

    private static int IndexOfEndpoint(PlatformSpec platform, int pool)
    {
        int index = 0;
        while (platform.Endpoints[index].Site is not null || platform.Endpoints[index].Pool != pool)
        {
            index++;
        }
        return index;
    }
}
