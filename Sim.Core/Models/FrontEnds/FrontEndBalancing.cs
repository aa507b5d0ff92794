using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing.Global;

namespace Sim.Core.Models.FrontEnds;

/// <summary>The load balancer of a front end over its pools: a group of endpoints for each zone of each.</summary>
/// <remarks>
/// Pools at one location are one region. The pods of a pool are spread evenly over its zones and its load with them, so
/// what a policy does to single zones is seen here and not in the pool. Not safe for several threads.
/// </remarks>
public sealed class FrontEndBalancing
{
    private readonly FrontEndSpec _spec;
    private readonly List<Backend> _groups = [];
    private readonly List<int> _backendOf = [];
    private readonly int[] _firstGroup;
    private readonly GlobalLoadBalancer _balancer;
    private readonly BackendReport[] _reports;
    private readonly BackendDrain[] _drains;
    private readonly RequestRate[] _allocation;

    public FrontEndBalancing(PlatformSpec platform, PathTable paths, int frontEnd)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(paths);
        _spec = platform.FrontEnds[frontEnd];
        _firstGroup = new int[_spec.Backends.Count + 1];
        var regions = new List<GeoPoint>();
        var nearestOf = new List<int>();
        for (int backend = 0; backend < _spec.Backends.Count; backend++)
        {
            PoolSpec pool = platform.Pools[_spec.Backends[backend]];
            if (!regions.Contains(pool.Location))
            {
                regions.Add(pool.Location);
                nearestOf.Add(backend);
            }
            AddGroups(backend, pool, regions.IndexOf(pool.Location));
        }
        var roundTrips = new SimDuration[_spec.Edges.Count * regions.Count];
        for (int i = 0; i < roundTrips.Length; i++)
        {
            roundTrips[i] = paths.EdgeToBackend(frontEnd, i / regions.Count, nearestOf[i % regions.Count]);
        }
        _balancer = new GlobalLoadBalancer(_spec.Policy, _groups, roundTrips);
        _reports = new BackendReport[_groups.Count];
        _drains = new BackendDrain[_groups.Count];
        _allocation = new RequestRate[_spec.Edges.Count * _groups.Count];
    }

    /// <summary>What the load balancer is told about a pool.</summary>
    /// <param name="backend">Position among the front end's backends.</param>
    /// <param name="endpoints">All its endpoints.</param>
    /// <param name="healthy">Those that take requests.</param>
    /// <param name="rate">What it takes.</param>
    /// <param name="utilization">How busy its CPU is, 0 or more.</param>
    public void Report(int backend, int endpoints, int healthy, RequestRate rate, double utilization)
    {
        int first = _firstGroup[backend];
        int zones = _firstGroup[backend + 1] - first;
        for (int zone = 0; zone < zones; zone++)
        {
            _reports[first + zone] = new BackendReport(
                PartOf(endpoints, zone, zones),
                PartOf(healthy, zone, zones),
                rate * (1.0 / zones),
                utilization
            );
        }
    }

    /// <summary>Spreads what edges take over the pools.</summary>
    /// <param name="now">When; never before the last time.</param>
    /// <param name="demand">Per edge.</param>
    /// <param name="allocation">Filled edge-major: what each edge sends to each pool.</param>
    /// <param name="unserved">Filled per edge: what has nowhere to go.</param>
    /// <param name="why">Names edges, regions and groups by index.</param>
    public void Allocate(
        SimTime now,
        ReadOnlySpan<RequestRate> demand,
        Span<RequestRate> allocation,
        Span<RequestRate> unserved,
        Explanation? why = null
    )
    {
        if (_spec.Policy.AutoCapacityDrain)
        {
            AutoCapacityDrain.Update(now, _groups, _reports, _drains, why);
        }
        _balancer.Allocate(demand, _reports, _drains, _allocation, unserved, why);
        allocation.Clear();
        for (int i = 0; i < _allocation.Length; i++)
        {
            int edge = i / _groups.Count;
            allocation[(edge * _spec.Backends.Count) + _backendOf[i % _groups.Count]] += _allocation[i];
        }
    }

    private void AddGroups(int backend, PoolSpec pool, int region)
    {
        FrontEndTarget target = _spec.Targets.Count > 0 ? _spec.Targets[backend] : new FrontEndTarget();
        for (int zone = 0; zone < pool.Zones; zone++)
        {
            _groups.Add(
                new Backend(region, zone)
                {
                    Mode = target.Mode,
                    MaxRatePerEndpoint = pool.MaxRatePerEndpoint,
                    MaxUtilization = target.MaxUtilization,
                    CapacityScaler = target.CapacityScaler,
                    IsPreferred = target.IsPreferred,
                }
            );
            _backendOf.Add(backend);
        }
        _firstGroup[backend + 1] = _groups.Count;
    }

    /// <summary>The part of one zone; those that do not divide evenly go to the first zones.</summary>
    private static int PartOf(int count, int zone, int zones) => (count + zones - 1 - zone) / zones;
}
