using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Global;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>How a front end spreads requests over its pools (Google's serviceLbPolicy).</summary>
public sealed record FrontEndPolicy
{
    /// <summary>How it picks among pools with room. Default: Google's.</summary>
    public LoadBalancingAlgorithm Algorithm { get; init; } = LoadBalancingAlgorithm.WaterfallByRegion;

    /// <summary>
    /// Groups with fewer than 25 % healthy endpoints count as full, until 35 % have been healthy for a minute. Default
    /// false, Google's.
    /// </summary>
    public bool AutoCapacityDrain { get; init; }

    /// <summary>
    /// Share of healthy endpoints below which a group hands requests to others. Default 70 % (Google's for global
    /// external application load balancers).
    /// </summary>
    [Limits(AtLeast = "1%", AtMost = "99%")]
    public Ratio FailoverThreshold { get; init; } = new(0.7);

    /// <summary>Whether requests may leave the region nearest to their edge. Default none: they may.</summary>
    public TrafficIsolation Isolation { get; init; } = TrafficIsolation.None;
}
