using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

// A request of 14,000 bytes costs 30 us + 14 * 2 us = 58 us of CPU, and 8 * (14,000 + 10 * 90) = 119,200 bits on the
// wire in ten segments.
[TestFixture]
public sealed class BladeStationTests
{
    // 10 Gbit/s / 119,200 bits = 83,892.6 requests/s; 16 cores could do 275,862/s.
    [Test]
    public void A_10_gigabit_card_is_full_at_83_893_requests_per_second()
    {
        BladeStation blade = New();
        Advance(blade, 83_892.6 * 0.99, 0);
        Assert.Multiple(() =>
        {
            Assert.That(blade.NicUtilization, Is.EqualTo(0.99).Within(1e-6));
            Assert.That(blade.CpuUtilization, Is.EqualTo(0.3011).Within(1e-4));
            Assert.That(blade.RefusedShare, Is.EqualTo(0).Within(1e-9));
        });
    }

    // 100 bytes are one packet: a card of 1.5 million packets/s is full at 1.5 million requests/s, 23 % of its line
    // (190 bytes of 1,250,000,000/s each).
    [Test]
    public void Small_responses_fill_a_card_by_their_number()
    {
        BladeSpec small = Services.Blade() with { Packets = new PacketRate(1.5e6), RequestCpu = SimDuration.Zero };
        ServiceSpec service = Services.Api() with { Response = new ByteSize(100) };
        var blade = new BladeStation(small, service);
        Advance(blade, 1_350_000, 0);

        Assert.That(blade.NicUtilization, Is.EqualTo(0.9).Within(1e-3));
        Assert.That(small.NicCapacity(service, 0).PerSecond, Is.EqualTo(1_500_000).Within(1e-3));
    }

    // A fifth more than the card carries: 1 - 1 / 1.2 = 16.667 % find no room once the buffers for 10,000 responses are
    // full.
    [Test]
    public void Above_the_line_rate_the_excess_is_dropped()
    {
        BladeStation blade = New();
        Advance(blade, 83_892.6 * 1.2, 0);
        Assert.Multiple(() =>
        {
            Assert.That(blade.NicUtilization, Is.EqualTo(1).Within(1e-3));
            Assert.That(blade.RefusedShare, Is.EqualTo(1 - (1 / 1.2)).Within(1e-4));
            // 10,000 responses at 83,893/s.
            Assert.That(blade.NicWait.Expected.TotalSeconds, Is.EqualTo(0.1192).Within(0.1).Percent);
        });
    }

    // Full handshakes of 0.5 ms: 10,000/s with as many requests need 10,000 * (58 us + 500 us) = 5.58 of 16 cores.
    [Test]
    public void Handshakes_load_the_cpu_more_than_requests()
    {
        BladeStation blade = New();
        Advance(blade, 10_000, 10_000);
        Assert.That(blade.CpuUtilization, Is.EqualTo(5.58 / 16).Within(1e-6));
    }

    // A storm of 40,000 connections/s wants 40,000 * 558 us = 22.32 cores of 16: 1 - 16 / 22.32 = 28.3 % are refused,
    // and a little more. Jobs of 58 and 500 us have v = (58^2 + 500^2) / 2 / (2 * 279^2) = 0.8137: a full queue of 511
    // keeps a worker busy for 1 - v / 511 = 99.841 % of the time.
    [Test]
    public void A_storm_of_handshakes_saturates_the_cpu_before_the_card()
    {
        BladeStation blade = New();
        Advance(blade, 40_000, 40_000);
        Assert.Multiple(() =>
        {
            Assert.That(blade.CpuUtilization, Is.EqualTo(0.99841).Within(1e-5));
            Assert.That(blade.RefusedShare, Is.EqualTo(1 - (0.99841 * 16 / 22.32)).Within(1e-5));
            // What passes, 28,628/s with its share of handshakes: (119,200 + 8 * (5,000 + 4 * 90)) bits each.
            Assert.That(blade.NicUtilization, Is.EqualTo(28_628.0 * 162_080 / 1e10).Within(0.01).Percent);
        });
    }

    [Test]
    public void Connections_count_against_their_limit()
    {
        BladeStation blade = New();
        blade.Advance(1_000, 0, 131_072, SimDuration.FromSeconds(10));
        Assert.That(blade.ConnectionUtilization, Is.EqualTo(0.5));
    }

    [Test]
    public void A_blade_without_traffic_is_idle()
    {
        BladeStation blade = New();
        Advance(blade, 100_000, 50_000);
        Advance(blade, 0, 0);
        Assert.Multiple(() =>
        {
            Assert.That(blade.CpuUtilization, Is.Zero.Within(1e-12));
            Assert.That(blade.RefusedShare, Is.Zero);
            Assert.That(blade.CpuWait.Expected, Is.EqualTo(SimDuration.Zero));
            Assert.That(blade.ToLoad().MeanSojourn, Is.EqualTo(SimDuration.FromMilliseconds(0.058)));
        });
    }

    private static void Advance(BladeStation blade, double requests, double handshakes)
    {
        for (int i = 0; i < 30; i++)
        {
            blade.Advance(requests, handshakes, 0, SimDuration.FromSeconds(10));
        }
    }

    private static BladeStation New() => new(Services.Blade(), Services.Api());
}
