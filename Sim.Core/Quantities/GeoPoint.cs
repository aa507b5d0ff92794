namespace Sim.Core.Quantities;

/// <summary>
/// A point on the earth: WGS84 degrees, latitude -90 to 90 (north positive), longitude -180 to 180 (east positive).
/// </summary>
public readonly record struct GeoPoint(double LatitudeDegrees, double LongitudeDegrees)
{
    /// <summary>Mean earth radius, IUGG (6371.0088 km).</summary>
    public const double EarthRadiusKilometers = 6371.0088;

    /// <summary>
    /// Great-circle distance on a sphere of the mean radius (haversine), 0 to 20,015 km; error against the ellipsoid
    /// below 0.6 %.
    /// </summary>
    public double KilometersTo(GeoPoint other)
    {
        const double Radians = Math.PI / 180;
        double lat1 = LatitudeDegrees * Radians;
        double lat2 = other.LatitudeDegrees * Radians;
        double sinLat = DeterministicMath.Sin((lat2 - lat1) / 2);
        double sinLon = DeterministicMath.Sin((other.LongitudeDegrees - LongitudeDegrees) * Radians / 2);
        double h = (sinLat * sinLat) + (DeterministicMath.Cos(lat1) * DeterministicMath.Cos(lat2) * sinLon * sinLon);
        h = Math.Clamp(h, 0, 1);
        return 2 * EarthRadiusKilometers * DeterministicMath.Atan2(Math.Sqrt(h), Math.Sqrt(1 - h));
    }
}
