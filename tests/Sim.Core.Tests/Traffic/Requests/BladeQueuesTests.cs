using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

// A request of 14,000 bytes costs 30 us + 14 * 2 us = 58 us of CPU and 8 * (14,000 + 10 * 90) = 119,200 bits on the
// wire: 11,920 ns at 10 Gbit/s. A handshake costs 500 us.
[TestFixture]
public sealed class BladeQueuesTests
{
    private const long Microsecond = 1_000;

    [Test]
    public void Requests_of_one_worker_wait_for_each_other()
    {
        BladeQueues blade = New();
        _ = blade.TryEnter(0, 0, out long first);
        _ = blade.TryEnter(0, 10 * Microsecond, out long second);
        _ = blade.TryEnter(1, 10 * Microsecond, out long other);
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(58 * Microsecond));
            Assert.That(second, Is.EqualTo(116 * Microsecond));
            Assert.That(other, Is.EqualTo(68 * Microsecond));
        });
    }

    [Test]
    public void A_handshake_delays_its_own_request_and_those_behind_it()
    {
        BladeQueues blade = New();
        long own = blade.Greet(0, 0);
        _ = blade.TryEnter(0, 0, out long behind);
        Assert.Multiple(() =>
        {
            Assert.That(own, Is.EqualTo(500 * Microsecond));
            Assert.That(behind, Is.EqualTo(558 * Microsecond));
        });
    }

    // The listen backlog of 511 requests is of one worker.
    [Test]
    public void A_full_worker_refuses_and_another_takes()
    {
        BladeQueues blade = New();
        for (int i = 0; i < 511; i++)
        {
            Assert.That(blade.TryEnter(0, 0, out _), Is.True);
        }
        Assert.Multiple(() =>
        {
            Assert.That(blade.TryEnter(0, 0, out _), Is.False);
            Assert.That(blade.TryEnter(1, 0, out _), Is.True);
        });
    }

    // Ten segments of a card that sends a million packets/s: nine take 1,230.4 ns on the wire, the last one 1,000.
    [Test]
    public void A_card_with_a_packet_rate_takes_its_time_for_each()
    {
        var blade = new BladeQueues(Services.Blade() with { Packets = new PacketRate(1e6) }, Services.Api(), 1);
        _ = blade.TrySend(0, out _);
        _ = blade.TrySend(0, out long second);

        Assert.That(second, Is.EqualTo(12_074));
    }

    // Three answers at once: the second waits for 11,920 ns, the third for twice that.
    [Test]
    public void Answers_leave_one_after_the_other()
    {
        BladeQueues blade = New();
        long[] sent = new long[3];
        for (int i = 0; i < sent.Length; i++)
        {
            _ = blade.TrySend(0, out sent[i]);
        }
        Assert.That(sent, Is.EqualTo(new long[] { 0, 11_920, 23_840 }));
    }

    // 10,000 answers fit the buffers before the card.
    [Test]
    public void A_card_that_is_behind_drops_what_its_buffers_cannot_hold()
    {
        BladeQueues blade = New();
        int passed = 0;
        while (blade.TrySend(0, out _))
        {
            passed++;
        }
        Assert.That(passed, Is.EqualTo(10_001), "one on the wire and 10,000 in the buffers");
    }

    // A tenth of the answers before a card that takes ten times as long: as long a queue has a tenth of the places.
    [Test]
    public void The_buffers_before_a_tenth_of_a_card_hold_a_tenth()
    {
        BladeQueues blade = New(sampling: 0.1);
        int passed = 0;
        while (blade.TrySend(0, out _))
        {
            passed++;
        }
        Assert.That(passed, Is.EqualTo(1_001));
    }

    // In a second 50,000 requests of 58 us over 16 workers: 2.9 of 16 cores. 83,893/s would fill the card.
    [Test]
    public void A_step_says_how_busy_the_blade_was()
    {
        BladeQueues blade = New();
        for (int i = 0; i < 50_000; i++)
        {
            long now = i * 20 * Microsecond;
            _ = blade.TryEnter(i % 16, now, out _);
            blade.Leave(i % 16);
            _ = blade.TrySend(now, out _);
        }
        BladeLoad load = blade.EndStep(SimTime.Zero, SimTime.FromSeconds(1));
        Assert.Multiple(() =>
        {
            Assert.That(blade.CpuUtilization, Is.EqualTo(2.9 / 16).Within(1e-5));
            Assert.That(blade.CardUtilization, Is.EqualTo(50_000 / 83_892.6).Within(1e-4));
            Assert.That(load.RefusedShare, Is.Zero);
            Assert.That(load.MeanSojourn.TotalMilliseconds, Is.EqualTo(0.058).Within(1e-6));
        });
    }

    // A tenth of the users before 1.6 of 16 workers, two that take 1.25 times as long, and a card of a tenth of the
    // speed: 5,000 requests are as much as 50,000.
    [Test]
    public void A_tenth_of_the_users_finds_a_tenth_of_the_blade()
    {
        BladeQueues blade = New(sampling: 0.1);
        for (int i = 0; i < 5_000; i++)
        {
            long now = i * 200 * Microsecond;
            _ = blade.TryEnter(i % 2, now, out _);
            blade.Leave(i % 2);
            _ = blade.TrySend(now, out _);
        }
        _ = blade.EndStep(SimTime.Zero, SimTime.FromSeconds(1));
        Assert.Multiple(() =>
        {
            Assert.That(blade.WorkerCount, Is.EqualTo(2));
            Assert.That(blade.CpuUtilization, Is.EqualTo(2.9 / 16).Within(1e-5));
            Assert.That(blade.CardUtilization, Is.EqualTo(50_000 / 83_892.6).Within(1e-4));
        });
    }

    private static BladeQueues New(double sampling = 1) => new(Services.Blade(), Services.Api(), sampling);
}
