using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>When a front end takes one of its pools for full, and whether it fills it before others.</summary>
public sealed record PoolTarget
{
    /// <summary>One of the front end's backends.</summary>
    public required string Pool { get; init; }

    /// <summary>In what the target is stated. Default: the pool's maxRatePerEndpoint.</summary>
    public PoolTargetMode Mode { get; init; } = PoolTargetMode.Rate;

    /// <summary>The target in mode utilization. Default 80 % (gcloud's).</summary>
    [Limits(AtLeast = "1%", AtMost = "100%")]
    public Ratio MaxUtilization { get; init; } = new(0.8);

    /// <summary>Factor on the target; 0 drains the pool. Default 1.</summary>
    [Limits(AtLeast = "0", AtMost = "1")]
    public double CapacityScaler { get; init; } = 1;

    /// <summary>Filled before pools that are not preferred, whatever the distance. Default false.</summary>
    public bool Preferred { get; init; }
}
