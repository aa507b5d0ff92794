using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Measurements;

/// <summary>The round trip between two places, and what it is made of.</summary>
/// <param name="Model">Name of the latency model.</param>
/// <param name="Predicted">Between two data centers.</param>
/// <param name="Measured">The mean of what a file of measurements has for the two, both directions together; null:
/// nothing.</param>
public sealed record RoundTripReport(
    Place From,
    Place To,
    string Model,
    SimDuration Predicted,
    NetworkPath Path,
    SimDuration? Measured
)
{
    /// <summary>What light in fiber takes over the great circle, 1 ms per 100 km.</summary>
    public SimDuration Floor => SimDuration.FromMilliseconds(Path.DirectKilometers / 100);

    /// <param name="measurements">Null: there are none.</param>
    public static RoundTripReport Of(
        Place from,
        Place to,
        string model,
        ILatencyModel latency,
        MeasurementTable? measurements
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(latency);
        SimDuration? measured = null;
        if (measurements is not null)
        {
            measured = new MeasuredLatency(latency, measurements.Between).MeasuredBetween(from.Point, to.Point);
        }
        return new RoundTripReport(
            from,
            to,
            model,
            latency.RoundTrip(from.Point, to.Point),
            latency.PathBetween(from.Point, to.Point),
            measured
        );
    }
}
