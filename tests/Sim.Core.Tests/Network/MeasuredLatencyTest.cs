using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

// On the equator one degree is 111.195 km. By great circle 40 degrees take 74.217 ms between data centers and 70.467 ms
// for a client.
public class MeasuredLatencyTest
{
    private static readonly GeoPoint s_west = new(0, 0);
    private static readonly GeoPoint s_east = new(0, 40);

    private static readonly MeasuredLatency s_latency = new(
        new GreatCircleLatency(),
        [
            new PointRoundTrip(s_west, s_east, SimDuration.FromMilliseconds(60)),
            new PointRoundTrip(s_east, s_west, SimDuration.FromMilliseconds(62)),
            new PointRoundTrip(s_west, new GeoPoint(0, 20), SimDuration.FromMilliseconds(3)),
        ]
    );

    [Test]
    public void Both_directions_of_a_measured_pair_count_with_their_mean()
    {
        Assert.That(s_latency.RoundTrip(s_west, s_east), Is.EqualTo(SimDuration.FromMilliseconds(61)));
        Assert.That(s_latency.RoundTrip(s_east, s_west), Is.EqualTo(SimDuration.FromMilliseconds(61)));
        Assert.That(s_latency.PathBetween(s_west, s_east).Measured, Is.EqualTo(SimDuration.FromMilliseconds(61)));
    }

    // The prediction for a client is 3.75 ms, half of both ends, below that for a data center.
    [Test]
    public void A_client_has_one_data_center_less_on_its_way()
    {
        Assert.That(s_latency.ClientRoundTrip(s_west, s_east).TotalMilliseconds, Is.EqualTo(57.25).Within(1e-6));
    }

    // 0.4 degrees are 44.5 km, 0.5 degrees 55.6 km.
    [TestCase(0.4, true)]
    [TestCase(0.5, false)]
    public void A_measurement_counts_within_50_km_of_its_ends(double degrees, bool counts)
    {
        SimDuration? measured = s_latency.MeasuredBetween(new GeoPoint(degrees, 0), s_east);

        Assert.That(measured, Is.EqualTo(counts ? SimDuration.FromMilliseconds(61) : null));
    }

    [Test]
    public void Of_two_measurements_the_nearer_counts()
    {
        MeasuredLatency latency = new(
            new GreatCircleLatency(),
            [
                new PointRoundTrip(new GeoPoint(0.3, 0), s_east, SimDuration.FromMilliseconds(70)),
                new PointRoundTrip(new GeoPoint(0.1, 0), s_east, SimDuration.FromMilliseconds(80)),
            ]
        );

        Assert.That(latency.RoundTrip(s_west, s_east), Is.EqualTo(SimDuration.FromMilliseconds(80)));
    }

    [Test]
    public void Other_ways_are_predicted()
    {
        GeoPoint north = new(40, 0);

        Assert.That(s_latency.RoundTrip(north, s_east), Is.EqualTo(new GreatCircleLatency().RoundTrip(north, s_east)));
        Assert.That(s_latency.PathBetween(north, s_east).Measured, Is.Null);
    }

    // 20 degrees are 2,223.9 km: light takes 22.24 ms, whatever the file says.
    [Test]
    public void A_measurement_that_cannot_be_is_not_faster_than_light()
    {
        Assert.That(s_latency.RoundTrip(s_west, new(0, 20)).TotalMilliseconds, Is.EqualTo(22.239).Within(0.001));
        Assert.That(s_latency.ClientRoundTrip(s_west, new(0, 20)).TotalMilliseconds, Is.EqualTo(22.239).Within(0.001));
    }
}
