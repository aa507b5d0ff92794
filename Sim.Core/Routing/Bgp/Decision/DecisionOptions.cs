namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>What can be configured of a router's decision process.</summary>
/// <remarks>Null leaves a choice to the default of the implementation, which <see cref="RouterPresets"/>
/// says.</remarks>
public sealed record DecisionOptions
{
    /// <summary>Compare MED also between different neighboring networks. Default: no (RFC 4271).</summary>
    public bool AlwaysCompareMed { get; init; }

    /// <summary>A missing MED is the worst. Default: no, it is 0 (RFC 4271 section 9.1.2.2 c).</summary>
    public bool MissingMedAsWorst { get; init; }

    /// <summary>
    /// All routes are compared together, so that their order does not matter; otherwise one after the other, by
    /// <see cref="BgpRoute.Arrival"/>.
    /// </summary>
    public bool? DeterministicMed { get; init; }

    /// <summary>The router id decides even where an external route is in use already.</summary>
    public bool? CompareRouterId { get; init; }

    /// <summary>Leaves the length of AS_PATH out. Default: no.</summary>
    public bool IgnoreAsPathLength { get; init; }

    /// <summary>Routes that may be used together, at least 1. Default 1: no multipath.</summary>
    public int MaximumPaths { get; init; } = 1;

    /// <summary>Routes may be used together whatever networks they go through, as long as lengths are equal.</summary>
    public bool RelaxMultipath { get; init; }
}
