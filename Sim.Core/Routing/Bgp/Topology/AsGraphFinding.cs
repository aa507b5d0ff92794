namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>One thing that is wrong with the links of an AS graph, with its evidence.</summary>
/// <param name="Row">The link at fault, by the order in which links were added, from 0.</param>
/// <param name="EarlierRow">The link that it repeats or contradicts; -1 where there is none.</param>
/// <param name="Asns">
/// The two ends as they were added; of a provider cycle each provider before its customer, the last being a provider of
/// the first.
/// </param>
public sealed record AsGraphFinding(AsGraphFindingKind Kind, int Row, int EarlierRow, IReadOnlyList<Asn> Asns)
{
    /// <summary>Whether no graph can be built of these links.</summary>
    public bool IsError => Kind != AsGraphFindingKind.Duplicate;
}
