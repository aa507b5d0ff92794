namespace Sim.Core.Routing.Balancing.Global;

/// <summary>How the requests of a backend service are spread over its backends (Google's serviceLbPolicy).</summary>
public sealed record ServiceLoadBalancingPolicy
{
    private readonly double _failoverHealthThreshold = 0.7;

    /// <summary>Google's default.</summary>
    public LoadBalancingAlgorithm Algorithm { get; init; } = LoadBalancingAlgorithm.WaterfallByRegion;

    /// <summary>
    /// A backend with fewer than 25 % healthy endpoints counts as one without capacity. Off by default, as at Google.
    /// </summary>
    public bool AutoCapacityDrain { get; init; }

    /// <summary>
    /// Share of healthy endpoints below which a backend hands requests to others, 0.01 to 0.99. Default 0.7 (Google's
    /// for global external application load balancers; 0.5 for the classic ones).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of 0.01 to 0.99.</exception>
    public double FailoverHealthThreshold
    {
        get => _failoverHealthThreshold;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0.01);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0.99);
            _failoverHealthThreshold = value;
        }
    }

    /// <summary>Google's default is none.</summary>
    public TrafficIsolation Isolation { get; init; } = TrafficIsolation.None;
}
