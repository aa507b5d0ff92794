using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A generated Internet, in which the upstreams of sites take over transit networks.</summary>
public sealed record SyntheticGraph
{
    /// <summary>
    /// Networks. Default 5,000: an assumption; every country has its eyeball networks, and a prefix takes well under a
    /// second.
    /// </summary>
    [Limits(AtLeast = "2000", AtMost = "200000")]
    public int Ases { get; init; } = 5_000;

    /// <summary>
    /// Links between peers over networks. Default 1.1, as visible in 2015; 2.4 in CAIDA's relationships of 2018.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "100")]
    public double Peering { get; init; } = 1.1;

    /// <summary>Another seed, another Internet. Default 1, whatever the seed of the run.</summary>
    public ulong Seed { get; init; } = 1;
}
