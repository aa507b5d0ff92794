namespace Sim.Scenarios.Costs;

/// <summary>What the calculation of costs needs to know of a run.</summary>
public sealed record CostQuantities
{
    /// <summary>Length of the run, hours.</summary>
    public required double Hours { get; init; }

    public required IReadOnlyList<NodeUse> Nodes { get; init; }

    /// <summary>Pools that are clusters in the cloud.</summary>
    public required IReadOnlyList<CloudPoolUse> CloudPools { get; init; }

    public required IReadOnlyList<string> FrontEnds { get; init; }

    public required IReadOnlyList<SiteUse> Sites { get; init; }

    /// <summary>Queries that reached the name servers.</summary>
    public required double DnsQueries { get; init; }

    /// <summary>Name of their price.</summary>
    public required string DnsQueryPrice { get; init; }

    /// <summary>Health checks that are probed or calculated, and the priced options of all of them together.</summary>
    public required (int Checks, int Options) HealthChecks { get; init; }

    /// <summary>Answered requests by region of users and endpoint.</summary>
    public required IReadOnlyList<RegionUse> Answered { get; init; }
}
