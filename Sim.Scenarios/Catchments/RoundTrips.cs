using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Scenarios.Catchments;

/// <summary>Round trips of users that reach a site, between their first router and the site.</summary>
/// <param name="AgainstNearest">Against the nearest site, as if there were a direct way to it.</param>
public sealed record RoundTrips(
    SimDuration Mean,
    SimDuration Median,
    SimDuration P95,
    SimDuration P99,
    Inflation AgainstNearest
)
{
    internal static RoundTrips Of(CatchmentSummary summary) =>
        new(
            summary.MeanRoundTrip,
            summary.MedianRoundTrip,
            summary.P95RoundTrip,
            summary.P99RoundTrip,
            Inflation.Of(summary.AgainstNearest)
        );
}
