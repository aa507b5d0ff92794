using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Internet;

/// <summary>How much of a network was measured to land at one site.</summary>
/// <param name="Site">By index in the scenario.</param>
/// <param name="Share">Of the network's users, above 0; those of a network add up to 1.</param>
/// <param name="RoundTrip">Null: it was not measured.</param>
internal readonly record struct MeasuredShare(int Site, double Share, SimDuration? RoundTrip)
{
    /// <param name="rows">Of one network, shares above 0.</param>
    public static IReadOnlyList<MeasuredShare> Of(Scenario scenario, IReadOnlyList<ObservedShare> rows)
    {
        double sum = rows.Sum(row => row.Share.Value);
        return
        [
            .. rows.Select(row => new MeasuredShare(
                PlatformBuilder.IndexOfSite(scenario, row.Site),
                row.Share.Value / sum,
                row.RoundTrip
            )),
        ];
    }
}
