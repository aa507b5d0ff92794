namespace Sim.Scenarios.Costs;

/// <summary>What a run costs.</summary>
/// <param name="Items">The bill, in the order of the parts of the platform.</param>
/// <param name="Regions">By users, in the order of the results.</param>
/// <param name="Answered">Answered requests of the run.</param>
/// <param name="Unpriced">Machines whose price is not known; their nodes are not in the bill.</param>
public sealed record CostReport(
    IReadOnlyList<CostItem> Items,
    IReadOnlyList<RegionCost> Regions,
    double Answered,
    IReadOnlyList<string> Unpriced
)
{
    /// <summary>The bill by what is paid for, over all parts.</summary>
    public IReadOnlyList<(string Name, double Usd)> ByName =>
        [.. Items.GroupBy(item => item.Name).Select(group => (group.Key, group.Sum(item => item.Usd)))];

    public double TotalUsd => Items.Sum(item => item.Usd);

    /// <summary>Null without answered requests.</summary>
    public double? UsdPerMillion => Answered > 0 ? TotalUsd / Answered * 1e6 : null;
}
