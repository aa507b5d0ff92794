using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Global;

/// <summary>
/// Google's global load balancer: where the requests go that each of its edges takes, over backends in regions and
/// zones.
/// </summary>
/// <remarks>
/// Preferred backends are filled first, then the others, each by the policy's algorithm; what finds no room anywhere
/// goes to the nearest region with capacity, above its target. A region none of whose backends has enough healthy
/// endpoints keeps the part of what it is offered that its healthy share is of the threshold, while others have room
/// (how much is shifted is not published: this is what Envoy does with its overprovisioning factor, an assumption).
/// Waterfall by region and spray to region load backends alike and differ in cross-zone traffic, which is not modeled.
/// For waterfall by zone, edges are taken to be spread evenly over the zones of a region, an assumption. Sources: Cloud
/// Load Balancing, service load balancing policies; backend services. Not safe for several threads.
/// </remarks>
public sealed class GlobalLoadBalancer
{
    private readonly ServiceLoadBalancingPolicy _policy;
    private readonly Backend[] _backends;
    private readonly int _regions;
    private readonly int[] _nearest;
    private readonly RegionSplit _split;
    private readonly RequestRate[] _capacity;
    private readonly RequestRate[] _regionCapacity;
    private readonly double[] _room;
    private readonly double[] _keep;
    private readonly RequestRate[] _allocation;
    private readonly double[] _shares;

    /// <param name="policy">How it spreads.</param>
    /// <param name="backends">At least one; regions are 0, 1, 2 and so on without a gap.</param>
    /// <param name="roundTrips">Edge-major: from each edge to each region.</param>
    /// <exception cref="ArgumentException">There is no backend, or a region has no round-trip times.</exception>
    public GlobalLoadBalancer(
        ServiceLoadBalancingPolicy policy,
        IReadOnlyList<Backend> backends,
        ReadOnlySpan<SimDuration> roundTrips
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(backends);
        if (backends.Count == 0)
        {
            throw new ArgumentException("There is no backend.", nameof(backends));
        }
        _policy = policy;
        _backends = [.. backends];
        _regions = _backends.Max(backend => backend.Region) + 1;
        if (roundTrips.Length % _regions != 0)
        {
            throw new ArgumentException($"Each edge needs {_regions} times.", nameof(roundTrips));
        }
        Edges = roundTrips.Length / _regions;
        _nearest = new int[roundTrips.Length];
        RegionWaterfall.OrderByRoundTrip(roundTrips, _regions, _nearest);
        _split = new RegionSplit(policy, _backends, _regions);
        _capacity = new RequestRate[_backends.Length];
        _regionCapacity = new RequestRate[_regions];
        _room = new double[_regions];
        _keep = new double[_regions];
        _allocation = new RequestRate[roundTrips.Length];
        _shares = new double[_backends.Length];
    }

    public int Edges { get; }

    /// <summary>Sends the demand of every edge to backends; allocates nothing.</summary>
    /// <param name="demand">Per edge, at least 0.</param>
    /// <param name="reports">What is known of each backend.</param>
    /// <param name="drains">What automatic draining says; see <see cref="AutoCapacityDrain"/>.</param>
    /// <param name="allocation">Filled edge-major: what each edge sends to each backend.</param>
    /// <param name="unserved">Filled per edge: what has nowhere to go.</param>
    /// <param name="why">Names edges, regions and backends by index.</param>
    /// <exception cref="ArgumentException">The lengths do not match.</exception>
    public void Allocate(
        ReadOnlySpan<RequestRate> demand,
        ReadOnlySpan<BackendReport> reports,
        ReadOnlySpan<BackendDrain> drains,
        Span<RequestRate> allocation,
        Span<RequestRate> unserved,
        Explanation? why = null
    )
    {
        RefuseLength(demand.Length, Edges, nameof(demand));
        RefuseLength(reports.Length, _backends.Length, nameof(reports));
        RefuseLength(drains.Length, _backends.Length, nameof(drains));
        RefuseLength(allocation.Length, Edges * _backends.Length, nameof(allocation));
        RefuseLength(unserved.Length, Edges, nameof(unserved));
        TakeCapacities(reports, drains, why);
        demand.CopyTo(unserved);
        Array.Clear(_allocation);
        _split.Begin(_capacity, reports);
        if (_policy.Algorithm == LoadBalancingAlgorithm.SprayToWorld)
        {
            SprayToWorld(demand, allocation, unserved, why);
            return;
        }
        if (_policy.Isolation != TrafficIsolation.None)
        {
            SendToOneRegion(unserved, why);
        }
        else
        {
            Waterfall(preferred: true, reports, unserved, why);
            Waterfall(preferred: false, reports, unserved, why);
            RegionWaterfall.SendExcess(_regionCapacity, _nearest, _allocation, unserved, why);
        }
        SpreadOverBackends(allocation, why);
    }

    private void TakeCapacities(
        ReadOnlySpan<BackendReport> reports,
        ReadOnlySpan<BackendDrain> drains,
        Explanation? why
    )
    {
        Array.Clear(_regionCapacity);
        for (int i = 0; i < _backends.Length; i++)
        {
            _capacity[i] = drains[i].IsDrained ? RequestRate.Zero : _backends[i].CapacityFor(reports[i]);
            _regionCapacity[_backends[i].Region] += _capacity[i];
            if (_capacity[i] == RequestRate.Zero)
            {
                why?.Reject(
                    $"backend {i}",
                    "no capacity",
                    drains[i].IsDrained ? "drained" : $"{reports[i].Healthy} healthy endpoints"
                );
            }
        }
    }

    /// <summary>Fills the preferred backends, or the others, of all regions.</summary>
    private void Waterfall(
        bool preferred,
        ReadOnlySpan<BackendReport> reports,
        Span<RequestRate> left,
        Explanation? why
    )
    {
        Array.Clear(_room);
        Array.Clear(_keep);
        bool any = false;
        for (int i = 0; i < _backends.Length; i++)
        {
            Backend backend = _backends[i];
            if (backend.IsPreferred == preferred && _capacity[i] > RequestRate.Zero)
            {
                any = true;
                _room[backend.Region] += _capacity[i].PerSecond;
                double kept = Math.Min(1, reports[i].HealthyShare / _policy.FailoverHealthThreshold);
                _keep[backend.Region] = Math.Max(_keep[backend.Region], kept);
            }
        }
        if (!any)
        {
            return;
        }
        for (int region = 0; region < _regions; region++)
        {
            if (_keep[region] is > 0 and < 1)
            {
                why?.Note($"region {region}", "below the failover threshold", $"keeps {_keep[region]:P0}");
            }
        }
        RegionWaterfall.Fill(_nearest, _room, _keep, _allocation, left, why);
    }

    private void SendToOneRegion(Span<RequestRate> left, Explanation? why)
    {
        for (int edge = 0; edge < Edges; edge++)
        {
            ReadOnlySpan<int> nearest = _nearest.AsSpan(edge * _regions, _regions);
            int rank = 0;
            while (
                _policy.Isolation == TrafficIsolation.Nearest
                && rank < _regions - 1
                && _regionCapacity[nearest[rank]] == RequestRate.Zero
            )
            {
                rank++;
            }
            int region = nearest[rank];
            if (_regionCapacity[region] == RequestRate.Zero)
            {
                why?.Reject($"edge {edge}", "isolated", $"{left[edge]} unserved");
                continue;
            }
            why?.Choose($"edge {edge} to region {region}", "isolated", $"{left[edge]}");
            _allocation[(edge * _regions) + region] = left[edge];
            left[edge] = RequestRate.Zero;
        }
    }

    private void SprayToWorld(
        ReadOnlySpan<RequestRate> demand,
        Span<RequestRate> allocation,
        Span<RequestRate> left,
        Explanation? why
    )
    {
        double total = 0;
        foreach (RequestRate rate in demand)
        {
            total += rate.PerSecond;
        }
        if (!_split.SpreadOverWorld(total, _shares))
        {
            why?.Reject("every edge", "no backend with capacity", $"{new RequestRate(total)} unserved");
            allocation.Clear();
            return;
        }
        left.Clear();
        for (int i = 0; i < allocation.Length; i++)
        {
            allocation[i] = demand[i / _backends.Length] * _shares[i % _backends.Length];
        }
        ExplainShares(why);
    }

    private void SpreadOverBackends(Span<RequestRate> allocation, Explanation? why)
    {
        for (int region = 0; region < _regions; region++)
        {
            double total = 0;
            for (int edge = 0; edge < Edges; edge++)
            {
                total += _allocation[(edge * _regions) + region].PerSecond;
            }
            _split.Spread(region, total, _shares);
        }
        for (int i = 0; i < allocation.Length; i++)
        {
            int backend = i % _backends.Length;
            int edge = i / _backends.Length;
            allocation[i] = _allocation[(edge * _regions) + _backends[backend].Region] * _shares[backend];
        }
        ExplainShares(why);
    }

    private void ExplainShares(Explanation? why)
    {
        for (int i = 0; i < _backends.Length && why is not null; i++)
        {
            if (_shares[i] > 0)
            {
                why.Note($"backend {i}", "share of its region", $"{new Ratio(_shares[i])}");
            }
        }
    }

    private static void RefuseLength(int actual, int expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{expected} entries are needed, {actual} were given.", name);
        }
    }
}
