using Sim.Core.Models.FrontEnds;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>Spreads what the edges of one front end take over the pools behind it.</summary>
internal sealed class FrontEndSplit
{
    private readonly PathTable _paths;
    private readonly int _frontEnd;
    private readonly int[] _endpoints;
    private readonly FrontEndBalancing _balancing;
    private readonly RequestRate[] _demand;
    private readonly RequestRate[] _allocation;
    private readonly RequestRate[] _unserved;

    public FrontEndSplit(PlatformSpec platform, PathTable paths, int frontEnd, Failure? failure)
    {
        FrontEndSpec spec = platform.FrontEnds[frontEnd];
        _paths = paths;
        _frontEnd = frontEnd;
        _balancing = new FrontEndBalancing(platform, paths, frontEnd);
        _endpoints = [.. spec.Backends.Select(pool => IndexOfEndpoint(platform, pool))];
        for (int backend = 0; backend < spec.Backends.Count; backend++)
        {
            int pool = spec.Backends[backend];
            int pods = EndpointCapacity.MostPods(platform.Pools[pool]);
            // All that the pods can do, at full utilization: targets are parts of that.
            RequestRate full = platform.Pools[pool].CapacityOfPod(platform.Service) * pods;
            _balancing.Report(backend, pods, failure?.Pool == pool ? 0 : pods, full, utilization: 1);
        }
        _demand = new RequestRate[spec.Edges.Count];
        _allocation = new RequestRate[spec.Edges.Count * spec.Backends.Count];
        _unserved = new RequestRate[spec.Edges.Count];
    }

    public void Clear() => Array.Clear(_demand);

    public void Add(int vantage, double rate)
    {
        foreach (EdgeShare edge in _paths.EdgesOf(vantage, _frontEnd))
        {
            _demand[edge.Edge] += new RequestRate(rate * edge.Share);
        }
    }

    /// <summary>Adds the load of every pool to that of its endpoint.</summary>
    /// <returns>What has nowhere to go.</returns>
    public double AddTo(double[] loads)
    {
        _balancing.Allocate(SimTime.Zero, _demand, _allocation, _unserved);
        for (int i = 0; i < _allocation.Length; i++)
        {
            loads[_endpoints[i % _endpoints.Length]] += _allocation[i].PerSecond;
        }
        return _unserved.Sum(rate => rate.PerSecond);
    }

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
