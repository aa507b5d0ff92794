using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;
using static Sim.Core.Tests.Statistics.Queues.LongRun;

namespace Sim.Core.Tests.Statistics.Queues;

/// <summary>M/M/1, M/M/c and M/M/c/c against what textbooks and 40 digits say.</summary>
[TestFixture]
public sealed class MarkovianQueueTests
{
    // rho = 0.8: L = 0.8 / 0.2 = 4, Lq = 3.2, W = 1 / 0.2 = 5 s, Wq = 4 s.
    [Test]
    public void One_server_at_eighty_percent()
    {
        MM1Queue queue = MM1(0.8);
        Assert.Multiple(() =>
        {
            Assert.That(queue.IsStable);
            Assert.That(queue.Utilization, Is.EqualTo(0.8));
            Assert.That(queue.WaitProbability, Is.EqualTo(0.8));
            Assert.That(queue.LossProbability, Is.Zero);
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(4).Within(1e-14));
            Assert.That(queue.MeanNumberInQueue, Is.EqualTo(3.2).Within(1e-14));
            Assert.That(queue.MeanSojourn, Is.EqualTo(Seconds(5)));
            Assert.That(queue.MeanWait, Is.EqualTo(Seconds(4)));
            Assert.That(queue.Throughput.PerSecond, Is.EqualTo(0.8));
        });
    }

    // P(W > t) = 0.8 e^(-0.2 t), P(T > t) = e^(-0.2 t): the 95 % quantiles are 5 ln 16 = 13.862943611 s and
    // 5 ln 20 = 14.978661368 s; at 0.8 and below 1 - 0.8 nobody waits.
    [Test]
    public void The_times_at_one_server_are_exponential()
    {
        MM1Queue queue = MM1(0.8);
        Assert.Multiple(() =>
        {
            Assert.That(queue.WaitExceeds(Seconds(5)), Is.EqualTo(0.29430355293715386).Within(1e-15));
            Assert.That(queue.SojournExceeds(Seconds(5)), Is.EqualTo(0.36787944117144233).Within(1e-15));
            Assert.That(queue.WaitQuantile(0.95), Is.EqualTo(new SimDuration(13_862_943_612)));
            Assert.That(queue.SojournQuantile(0.95), Is.EqualTo(new SimDuration(14_978_661_368)));
            Assert.That(queue.WaitQuantile(0.2), Is.EqualTo(SimDuration.Zero));
            Assert.That(queue.WaitExceeds(SimDuration.Zero), Is.EqualTo(0.8));
            Assert.That(queue.WaitExceeds(Seconds(-1)), Is.EqualTo(1));
            Assert.That(queue.SojournExceeds(SimDuration.Zero), Is.EqualTo(1));
        });
    }

    // C(20, 18) = .55076900481611758062: Lq = 9 C, Wq = C / 2 s = .27538 s.
    [Test]
    public void Twenty_servers_at_ninety_percent()
    {
        MMcQueue queue = MMc(18, 20);
        Assert.Multiple(() =>
        {
            Assert.That(queue.Utilization, Is.EqualTo(0.9));
            Assert.That(queue.WaitProbability, Is.EqualTo(0.55076900481611758062).Within(1e-14));
            Assert.That(queue.MeanNumberInQueue, Is.EqualTo(4.9569210433450582256).Within(1e-13));
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(22.9569210433450582256).Within(1e-13));
            Assert.That(queue.MeanWait, Is.EqualTo(new SimDuration(275_384_502)));
            Assert.That(queue.MeanSojourn, Is.EqualTo(new SimDuration(1_275_384_502)));
            Assert.That(queue.Throughput.PerSecond, Is.EqualTo(18).Within(1e-14));
        });
    }

    // P(W > t) = C e^(-(c - a) t). Ten servers with 9 erlangs: the rate 1 of the wait is that of the service, so the
    // sojourn has (1 - C) e^-t + C (1 + t) e^-t. Twenty with 18: rates 2 and 1, (1 - C) e^-t + C (2 e^-t - e^-2t).
    // Quantiles: ln(C / .05) for ten, ln(C / .01) / 2 for twenty, by a root with 40 digits for the sojourn.
    [Test]
    public void The_times_at_many_servers_are_known_too()
    {
        Assert.Multiple(() =>
        {
            Assert.That(MMc(9, 10).WaitQuantile(0.95), Is.EqualTo(new SimDuration(2_593_359_665)));
            Assert.That(MMc(9, 10).SojournExceeds(Seconds(5)), Is.EqualTo(0.029267334829362005559).Within(1e-15));
            Assert.That(MMc(9, 10).SojournQuantile(0.99), Is.EqualTo(new SimDuration(6_249_876_699)));
            Assert.That(MMc(18, 20).WaitQuantile(0.99), Is.EqualTo(new SimDuration(2_004_365_200)));
            Assert.That(MMc(18, 20).SojournExceeds(Seconds(3)), Is.EqualTo(0.075843022596016058746).Within(1e-15));
        });
    }

    // 10^6 servers, 999,000 erlangs: C = .22330339029134409079, Wq = C / 1000 s, 95 % of all waits are below
    // ln(C / .05) / 1000 s.
    [Test]
    public void A_million_servers()
    {
        var queue = new MMcQueue(Rate(999_000), Service, 1_000_000);
        Assert.Multiple(() =>
        {
            Assert.That(queue.WaitProbability, Is.EqualTo(0.22330339029134409079).Within(1e-11).Percent);
            Assert.That(queue.MeanWait, Is.EqualTo(new SimDuration(223_303)));
            Assert.That(queue.WaitQuantile(0.95), Is.EqualTo(new SimDuration(1_496_509)));
        });
    }

    // B(10, 8) = .12166; the rest of 8 erlangs is carried by 10 servers, and nobody waits: L = 8 (1 - B).
    [Test]
    public void Ten_servers_without_a_waiting_room()
    {
        MMccQueue queue = MMcc(8, 10);
        Assert.Multiple(() =>
        {
            Assert.That(queue.LossProbability, Is.EqualTo(0.12166106425295151004).Within(1e-15));
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(7.0267114859763879197).Within(1e-14));
            Assert.That(queue.Throughput.PerSecond, Is.EqualTo(7.0267114859763879197).Within(1e-14));
            Assert.That(queue.WaitProbability, Is.Zero);
            Assert.That(queue.MeanWait, Is.EqualTo(SimDuration.Zero));
            Assert.That(queue.MeanSojourn, Is.EqualTo(Service));
            Assert.That(queue.WaitQuantile(0.999), Is.EqualTo(SimDuration.Zero));
            // e^-1
            Assert.That(queue.SojournExceeds(Service), Is.EqualTo(0.36787944117144233).Within(1e-15));
            Assert.That(MMcc(1e9, 10).IsStable);
        });
    }

    [Test]
    public void A_probability_of_one_has_no_quantile()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => MM1(0.8).WaitQuantile(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => MM1(0.8).WaitQuantile(-0.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => MM1(0.8).SojournQuantile(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
