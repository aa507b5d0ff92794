using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Scenarios.Catchments;

/// <summary>How much longer than to the best site it takes; shares are of users, 0 to 1.</summary>
/// <param name="NotAtBest">Users at another site.</param>
/// <param name="Above25Milliseconds">Users whose round trip is at least 25 ms longer.</param>
/// <param name="Above100Milliseconds">Users whose round trip is at least 100 ms longer.</param>
public sealed record Inflation(
    double NotAtBest,
    SimDuration Mean,
    SimDuration P90,
    double Above25Milliseconds,
    double Above100Milliseconds
)
{
    internal static Inflation Of(CatchmentComparison one) =>
        new(
            one.NotAtBest.Value,
            one.MeanInflation,
            one.P90Inflation,
            one.Above25Milliseconds.Value,
            one.Above100Milliseconds.Value
        );
}
