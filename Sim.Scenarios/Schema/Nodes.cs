using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A node pool that grows when pods find no room.</summary>
public sealed record Nodes
{
    /// <summary>What faults call it; required where a pool has several.</summary>
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public string? Name { get; init; }

    /// <summary>Machine type, such as n2-standard-8: cores and memory follow from the name.</summary>
    [TextForm("^[a-z][a-z0-9]*(-[a-z0-9]+)+$", "a machine type such as n2-standard-8")]
    public required string Machine { get; init; }

    /// <summary>
    /// Zones that it spans, each a group of nodes with its own smallest and largest size, as of a GKE node pool; faults
    /// call them NAME-a, NAME-b and so on, or a, b where it has no name. Default 1.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "10")]
    public int Zones { get; init; } = 1;

    /// <summary>Fewest nodes, in each zone.</summary>
    [Limits(AtLeast = "0", AtMost = "15000")]
    public required int Min { get; init; }

    /// <summary>Most nodes, in each zone.</summary>
    [Limits(AtLeast = "1", AtMost = "15000")]
    public required int Max { get; init; }

    /// <summary>
    /// Median time from asking for a node to its readiness. Default 100 s, lognormal with <see cref="StartSigma"/>: an
    /// assumption within published observations of 94 s to 5 min.
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    [Plausible("94s", "5m")]
    public SimDuration Start { get; init; } = SimDuration.FromSeconds(100);

    /// <summary>
    /// Standard deviation of the logarithm of the start time. Default 0.42: the 95th percentile is twice the median.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "3")]
    public double StartSigma { get; init; } = 0.42;

    /// <summary>
    /// Machines that the provider may take back: 30 s after a notice, of which pods have 15 s (GKE). They cost the spot
    /// price where it is known. Default false.
    /// </summary>
    public bool Spot { get; init; }

    /// <summary>
    /// How often each spot machine is taken back, per hour; another one is asked for then. Default 0.0044: 10 % a day,
    /// the middle of the 5 to 15 % that Google has published for preemptible machines.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "60")]
    public double? PreemptionsPerHour { get; init; }
}
