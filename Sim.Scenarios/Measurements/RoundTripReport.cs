using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Measurements;

/// <summary>The round trip between two places, and what it is made of.</summary>
/// <param name="Model">Name of the latency model.</param>
/// <param name="Predicted">Between two data centers.</param>
/// <param name="Measured">The mean of what a file of measurements has for the two, both directions together; null:
/// nothing.</param>
/// <param name="Kilometers">Great circle.</param>
/// <param name="FiberKilometers">Length of the fiber as the model counts it.</param>
/// <param name="Ends">What both ends add to the round trip.</param>
/// <param name="MillisecondsPerHundredKilometers">Of fiber.</param>
public sealed record RoundTripReport(
    Place From,
    Place To,
    string Model,
    SimDuration Predicted,
    SimDuration? Measured,
    double Kilometers,
    double FiberKilometers,
    SimDuration Ends,
    double MillisecondsPerHundredKilometers,
    IReadOnlyList<WayLeg> Legs
)
{
    /// <summary>What light in fiber takes over the great circle, 1 ms per 100 km.</summary>
    public SimDuration Floor => SimDuration.FromMilliseconds(Kilometers / 100);

    /// <param name="latency">What predicts.</param>
    /// <param name="measurements">What was measured; null: nothing.</param>
    public static RoundTripReport Of(
        Place from,
        Place to,
        string model,
        ILatencyModel latency,
        MeasuredLatency? measurements
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(latency);
        NetworkPath path = latency.PathBetween(from.Point, to.Point);
        return new RoundTripReport(
            from,
            to,
            model,
            latency.RoundTrip(from.Point, to.Point),
            measurements?.MeasuredBetween(from.Point, to.Point),
            path.DirectKilometers,
            path.PathKilometers,
            path.Ends,
            path.MillisecondsPerHundredKilometers,
            [
                .. path.Legs.Select(leg => new WayLeg(
                    leg.From ?? from.Code,
                    leg.To ?? to.Code,
                    leg.Kilometers,
                    leg.FiberKilometers,
                    path.TimeOf(leg),
                    leg.Route
                )),
            ]
        );
    }
}
