using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>The line from length to time that both latency models share: round trip = ends + slope * length.</summary>
/// <remarks>
/// A fit to measured region-to-region times gives the slope and a constant for the two ends: from the host to its city,
/// and through the edge of the backbone. Two refinements that the fit says nothing about are assumptions:
/// <list type="bullet">
/// <item>Below 100 km the ends grow in proportion from 1 ms to the full constant, as two hosts in one metro need no
/// backbone.</item>
/// <item>A client's path has one data-center end, hence half the constant; what lies on the client's side of the first
/// router is counted by its <see cref="AccessNetwork"/>.</item>
/// </list>
/// A slope above 1 ms per 100 km keeps every result slower than light in fiber.
/// </remarks>
internal sealed class PathLatency(double endsMilliseconds, double millisecondsPerHundredKilometers)
{
    private const double SameMetroKilometers = 100;
    private const double SameMetroMilliseconds = 1;

    public SimDuration BetweenDataCenters(double kilometers) => RoundTrip(EndsAt(kilometers), kilometers);

    public SimDuration FromClient(double kilometers) => RoundTrip(EndsAt(kilometers) / 2, kilometers);

    /// <summary>Adds to a way what it takes.</summary>
    public NetworkPath Explain(NetworkPath path) =>
        path with
        {
            Ends = SimDuration.FromMilliseconds(EndsAt(path.PathKilometers)),
            MillisecondsPerHundredKilometers = millisecondsPerHundredKilometers,
        };

    private double EndsAt(double kilometers) =>
        SameMetroMilliseconds
        + ((endsMilliseconds - SameMetroMilliseconds) * Math.Min(1, kilometers / SameMetroKilometers));

    private SimDuration RoundTrip(double ends, double kilometers) =>
        SimDuration.FromMilliseconds(ends + (millisecondsPerHundredKilometers * kilometers / 100));
}
