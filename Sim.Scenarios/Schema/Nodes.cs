using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema;

/// <summary>A node pool that grows when pods find no room.</summary>
public sealed record Nodes
{
    /// <summary>Machine type, such as n2-standard-8: cores and memory follow from the name.</summary>
    public required string Machine { get; init; }

    public required int Min { get; init; }

    public required int Max { get; init; }

    /// <summary>
    /// Median time from asking for a node to its readiness. Default 100 s, lognormal with <see cref="StartSigma"/>: an
    /// assumption within published observations of 94 s to 5 min.
    /// </summary>
    public SimDuration Start { get; init; } = SimDuration.FromSeconds(100);

    /// <summary>Standard deviation of the logarithm of the start time. Default 0.42: the 95th percentile is twice the median.</summary>
    public double StartSigma { get; init; } = 0.42;
}
