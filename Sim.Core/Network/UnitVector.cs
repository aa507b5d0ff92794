using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>
/// A point on the unit sphere: the nearest of many points is the one with the largest cosine, found without
/// trigonometry.
/// </summary>
internal readonly record struct UnitVector(double X, double Y, double Z)
{
    public static UnitVector Of(GeoPoint point)
    {
        const double Radians = Math.PI / 180;
        double latitude = point.LatitudeDegrees * Radians;
        double longitude = point.LongitudeDegrees * Radians;
        double ring = DeterministicMath.Cos(latitude);
        return new UnitVector(
            ring * DeterministicMath.Cos(longitude),
            ring * DeterministicMath.Sin(longitude),
            DeterministicMath.Sin(latitude)
        );
    }

    /// <summary>The cosine of the angle between the two.</summary>
    public double Dot(UnitVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);
}
