using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

public class LatencyModelTest
{
    private static readonly CorridorLatency s_corridors = new(
        new CorridorGraph(
            [new("W", new(0, 0)), new("E", new(0, 40)), new("N", new(60, 20)), new("P", new(-40, -170))],
            [new("W", "E", 4900), new("W", "N", 7500), new("E", "N", 7000), new("P", "W", 1)]
        )
    );

    private static readonly GreatCircleLatency s_greatCircle = new();

    // W to E: 6 ms + 1.2 ms * 49 = 64.8 ms; a client has half of the 6 ms.
    [Test]
    public void Corridors_take_6_ms_and_1_2_ms_per_100_km_of_fiber()
    {
        GeoPoint west = new(0, 0);
        GeoPoint east = new(0, 40);

        Assert.That(s_corridors.RoundTrip(west, east).TotalMilliseconds, Is.EqualTo(64.8).Within(1e-6));
        Assert.That(s_corridors.ClientRoundTrip(west, east).TotalMilliseconds, Is.EqualTo(61.8).Within(1e-6));
        Assert.That(s_corridors.PathBetween(west, east).Waypoints, Is.EqualTo(new[] { "W", "E" }));
    }

    // 40 degrees of the equator are 4447.80321 km: 7.5 ms + 1.5 ms * 44.4780321 = 74.2170481 ms; a client has half of
    // the 7.5 ms.
    [Test]
    public void The_great_circle_takes_7_5_ms_and_1_5_ms_per_100_km()
    {
        GeoPoint west = new(0, 0);
        GeoPoint east = new(0, 40);

        Assert.That(s_greatCircle.RoundTrip(west, east).TotalMilliseconds, Is.EqualTo(74.2170481).Within(1e-6));
        Assert.That(s_greatCircle.ClientRoundTrip(west, east).TotalMilliseconds, Is.EqualTo(70.4670481).Within(1e-6));
        Assert.That(s_greatCircle.PathBetween(west, east).Waypoints, Is.Empty);
    }

    // 0.5 degrees are 55.59754 km, over land 1.3 * 55.59754 = 72.276802 km: ends 1 ms + 5 ms * 0.72276802 =
    // 4.6138401 ms, path 1.2 ms * 0.72276802 = 0.8673216 ms.
    [TestCase(0.0, 1.0, 0.5)]
    [TestCase(0.5, 5.4811617, 3.1742417)]
    public void Within_a_metro_the_ends_shrink_with_the_distance(double degrees, double hosts, double client)
    {
        GeoPoint here = new(0, 0);
        GeoPoint there = new(0, degrees);

        Assert.That(s_corridors.RoundTrip(here, there).TotalMilliseconds, Is.EqualTo(hosts).Within(1e-6));
        Assert.That(s_corridors.ClientRoundTrip(here, there).TotalMilliseconds, Is.EqualTo(client).Within(1e-6));
    }

    [Law(Arbitrary = new[] { typeof(GeoPoints) })]
    public bool The_parts_of_a_way_add_up_to_its_time(GeoPoint a, GeoPoint b)
    {
        return new ILatencyModel[] { s_corridors, s_greatCircle }.All(model =>
        {
            NetworkPath path = model.PathBetween(a, b);
            double way = path.PathKilometers / 100 * path.MillisecondsPerHundredKilometers;
            double sum = path.Ends.TotalMilliseconds + way;
            // A corridor of the fixture claims to be shorter than its great circle; its legs fall short.
            double legs = path.Legs.Sum(leg => leg.FiberKilometers);
            return Math.Abs(model.RoundTrip(a, b).TotalMilliseconds - sum) < 1e-5 && legs <= path.PathKilometers + 1e-6;
        });
    }

    // London to New York is 5,585 km by the tables of air distances between the cities (within 0.5 % of a sphere).
    [Test]
    public void Distances_agree_with_published_ones()
    {
        GeoPoint london = new(51.5074, -0.1278);
        GeoPoint newYork = new(40.7128, -74.0060);

        NetworkPath path = s_greatCircle.PathBetween(london, newYork);

        Assert.That(path.DirectKilometers, Is.EqualTo(5585).Within(0.5).Percent);
        Assert.That(path.PathKilometers, Is.EqualTo(path.DirectKilometers));
    }

    [Law(Arbitrary = new[] { typeof(GeoPoints) })]
    public bool Nothing_is_faster_than_light_in_fiber(GeoPoint a, GeoPoint b)
    {
        double floor = a.KilometersTo(b) / 100;

        return new ILatencyModel[] { s_corridors, s_greatCircle }.All(model =>
            model.RoundTrip(a, b).TotalMilliseconds >= floor && model.ClientRoundTrip(a, b).TotalMilliseconds >= floor
        );
    }

    [Law(Arbitrary = new[] { typeof(GeoPoints) })]
    public bool Both_directions_take_the_same_time_to_the_nanosecond(GeoPoint a, GeoPoint b) =>
        new ILatencyModel[] { s_corridors, s_greatCircle }.All(model =>
            model.RoundTrip(a, b) == model.RoundTrip(b, a) && model.ClientRoundTrip(a, b) == model.ClientRoundTrip(b, a)
        );

    [Law(Arbitrary = new[] { typeof(GeoPoints) })]
    public bool A_client_is_never_farther_than_a_data_center_in_its_place(GeoPoint a, GeoPoint b) =>
        s_corridors.ClientRoundTrip(a, b) < s_corridors.RoundTrip(a, b);
}
