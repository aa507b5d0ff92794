using Sim.Core.Quantities;

namespace Sim.Core.Tests.Quantities;

[TestFixture]
public sealed class GeoPointTests
{
    // On a sphere of 6371.0088 km: a quarter meridian is R pi/2, antipodes are R pi apart, a degree is R pi/180.
    [TestCase(0, 0, 90, 0, 10_007.557221017962)]
    [TestCase(0, 0, 0, 180, 20_015.114442035924)]
    [TestCase(45, 30, -45, -150, 20_015.114442035924)]
    [TestCase(90, 10, -90, 77, 20_015.114442035924)]
    [TestCase(0, 179, 0, -179, 222.39016046706583)] // two degrees over the date line
    [TestCase(89.5, 0, 89.5, 180, 111.19508023353291)] // half a degree up to the pole and half a degree down
    [TestCase(48.8566, 2.3522, 48.8566, 2.3522, 0)]
    // Spherical law of haversines with 30 digits: Paris to London, New York to Tokyo.
    [TestCase(48.8566, 2.3522, 51.5074, -0.1278, 343.556534880883616)]
    [TestCase(40.7128, -74.006, 35.6762, 139.6503, 10_851.7478378141154)]
    public void Distances_are_those_on_the_sphere(double lat1, double lon1, double lat2, double lon2, double kilometers)
    {
        var a = new GeoPoint(lat1, lon1);
        var b = new GeoPoint(lat2, lon2);
        Assert.That(a.KilometersTo(b), Is.EqualTo(kilometers).Within(1e-7));
        Assert.That(b.KilometersTo(a), Is.EqualTo(a.KilometersTo(b)));
    }

    [Law]
    public bool Distances_obey_the_triangle_inequality(short[] degrees)
    {
        GeoPoint[] points =
        [
            .. degrees.Chunk(2).Where(c => c.Length == 2).Take(3).Select(c => new GeoPoint(c[0] % 91, c[1] % 181)),
        ];
        return points.Length < 3
            || points[0].KilometersTo(points[2])
                <= points[0].KilometersTo(points[1]) + points[1].KilometersTo(points[2]) + 1e-6;
    }
}
