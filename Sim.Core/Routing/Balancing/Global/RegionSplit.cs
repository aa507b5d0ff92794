using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Global;

/// <summary>How the requests of one region divide over its backends.</summary>
internal sealed class RegionSplit
{
    private readonly ServiceLoadBalancingPolicy _policy;
    private readonly Backend[] _backends;
    private readonly int[] _all;
    private readonly int[][] _members;
    private readonly double[] _capacity;
    private readonly double[] _weights;
    private readonly double[] _zoneWeights;
    private readonly double[] _rooms;
    private readonly double[] _placed;

    public RegionSplit(ServiceLoadBalancingPolicy policy, Backend[] backends, int regions)
    {
        _policy = policy;
        _backends = backends;
        _all = [.. Enumerable.Range(0, backends.Length)];
        _members =
        [
            .. Enumerable
                .Range(0, regions)
                .Select(region =>
                    Enumerable.Range(0, backends.Length).Where(i => backends[i].Region == region).ToArray()
                ),
        ];
        _capacity = new double[backends.Length];
        _weights = new double[backends.Length];
        _zoneWeights = new double[backends.Length];
        _rooms = new double[backends.Length];
        _placed = new double[backends.Length];
    }

    /// <summary>Takes what holds for one decision.</summary>
    public void Begin(ReadOnlySpan<RequestRate> capacity, ReadOnlySpan<BackendReport> reports)
    {
        for (int i = 0; i < _backends.Length; i++)
        {
            _capacity[i] = capacity[i].PerSecond;
            _weights[i] = _capacity[i] * Math.Min(1, reports[i].HealthyShare / _policy.FailoverHealthThreshold);
        }
    }

    /// <param name="total">What the region takes.</param>
    /// <param name="shares">Of all backends; those of the region are set, and sum to 1 if it has capacity.</param>
    public void Spread(int region, double total, double[] shares) =>
        Spread(_members[region], total, shares, _policy.Algorithm);

    /// <returns>False: nobody has capacity.</returns>
    public bool SpreadOverWorld(double total, double[] shares)
    {
        Spread(_all, total, shares, LoadBalancingAlgorithm.SprayToWorld);
        return SumOf(_all, shares) > 0;
    }

    private void Spread(int[] members, double total, double[] shares, LoadBalancingAlgorithm algorithm)
    {
        // Without requests the shares are those of the first one.
        double amount = total > 0 ? total : 1e-9;
        foreach (int i in members)
        {
            _placed[i] = 0;
        }
        double left = Fill(members, amount, preferred: true, algorithm);
        left = Fill(members, left, preferred: false, algorithm);
        if (left > 0)
        {
            Overfill(members, left);
        }
        double sum = SumOf(members, _placed);
        foreach (int i in members)
        {
            shares[i] = sum > 0 ? _placed[i] / sum : 0;
        }
    }

    private double Fill(int[] members, double amount, bool preferred, LoadBalancingAlgorithm algorithm)
    {
        foreach (int i in members)
        {
            _rooms[i] = _backends[i].IsPreferred == preferred ? _capacity[i] : 0;
        }
        if (algorithm == LoadBalancingAlgorithm.WaterfallByZone)
        {
            amount = FillZones(members, amount);
        }
        return ProportionalFill.Fill(amount, members, _weights, _rooms, _placed);
    }

    /// <summary>The edges of every zone fill the backends of their own zone.</summary>
    private double FillZones(int[] members, double amount)
    {
        int zones = 0;
        foreach (int i in members)
        {
            zones += IsFirstOfZone(members, i) ? 1 : 0;
        }
        double left = 0;
        foreach (int first in members)
        {
            if (!IsFirstOfZone(members, first))
            {
                continue;
            }
            foreach (int i in members)
            {
                _zoneWeights[i] = _backends[i].Zone == _backends[first].Zone ? _weights[i] : 0;
            }
            left += ProportionalFill.Fill(amount / zones, members, _zoneWeights, _rooms, _placed);
        }
        return left;
    }

    private bool IsFirstOfZone(int[] members, int backend)
    {
        foreach (int i in members)
        {
            if (_backends[i].Zone == _backends[backend].Zone)
            {
                return i == backend;
            }
        }
        return false;
    }

    /// <summary>What is above all targets divides in proportion to them.</summary>
    private void Overfill(int[] members, double amount)
    {
        double sum = SumOf(members, _capacity);
        foreach (int i in members)
        {
            _placed[i] += sum > 0 ? amount * (_capacity[i] / sum) : 0;
        }
    }

    private static double SumOf(int[] members, double[] values)
    {
        double sum = 0;
        foreach (int i in members)
        {
            sum += values[i];
        }
        return sum;
    }
}
