using Sim.Core.Quantities;

namespace Sim.Scenarios.Measurements;

/// <summary>A round trip that somebody has measured between two places.</summary>
/// <param name="From">As the file names it.</param>
/// <param name="To">As the file names it; another place than <paramref name="From"/>.</param>
/// <param name="RoundTrip">More than 0.</param>
/// <param name="Line">Of the file, from 1.</param>
public sealed record MeasuredRoundTrip(
    string From,
    GeoPoint FromPoint,
    string To,
    GeoPoint ToPoint,
    SimDuration RoundTrip,
    int Line
)
{
    /// <summary>
    /// What light in fiber takes over the great circle, 1 ms per 100 km; no true measurement is below.
    /// </summary>
    public SimDuration Floor => SimDuration.FromMilliseconds(FromPoint.KilometersTo(ToPoint) / 100);
}
