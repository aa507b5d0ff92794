using Sim.Core.Models.Faults;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Models.Health;

public sealed class HealthCheckModelTests
{
    private const double Hour = 3_600;

    // A probe opens a new connection, ECMP takes it to any of six announced blades, so it fails with q = d/6. A checker
    // is a chain that flips after three equal results in a row against its opinion: from up after (1 - q^3) / (q^3 (1 -
    // q)) probes in the mean, from down likewise with 1 - q. q = 1/2: 14 and 14, so it is down half of the time, and
    // the check (unhealthy with at most 2 of 16 up) a share (1 + 16 + 120) / 2^16 = 0.0021. q = 5/6: 4.368 and 258, up
    // 0.01665 of the time; the check is unhealthy 0.98335^16 + 16 * 0.01665 * 0.98335^15 + 120 * 0.01665^2 * 0.98335^14
    // = 0.9978. The checker forgets in about 14 probes of 32 s (30 s and half of 4 s): 2,000 h hold 15,000 such spans,
    // the standard deviation of the first share is about 0.0004.
    [TestCase(3, 0.0021, 0.0012)]
    [TestCase(5, 0.9978, 0.0012)]
    public void A_gray_failure_is_noticed_only_when_most_blades_are_gone(int dead, double unhealthy, double tolerance)
    {
        var bench = new HealthBench(1, [], HealthBench.Check());
        bench.SetSite(default, [.. Enumerable.Repeat(Impairment.AllBlackholed, dead)]);

        bench.RunTo(2_001 * Hour);

        Assert.That(UnhealthyShare(bench, Hour, 2_001 * Hour), Is.EqualTo(unhealthy).Within(tolerance));
    }

    // With three of six dead, a checker needs 14 probes up and 14 down in the mean, 28 * 32 s = 896 s a turn: 4.018
    // turns an hour. The check turns unhealthy when one of 16 goes down while exactly 2 of the other 15 are up: 16 *
    // 4.018 * 105 / 2^15 = 0.206 times an hour, about every five hours, and for 0.0021 h / 0.206 = 37 s each time:
    // users whose every second new connection dies are rarely helped. 2,000 h hold 412 such episodes, standard
    // deviation about 20.
    [Test]
    public void Half_of_the_new_connections_dying_is_reported_every_five_hours()
    {
        var bench = new HealthBench(2, [], HealthBench.Check());
        Impairment[] dead = [.. Enumerable.Repeat(Impairment.AllBlackholed, 3)];
        bench.SetSite(default, dead);

        bench.RunTo(2_001 * Hour);

        int episodes = bench.Changes("dc-par").Count(change => !change.Healthy && change.At > Hour);
        Assert.That(bench.BlackholedShare, Is.EqualTo(0.5));
        Assert.That(episodes / 2_000.0, Is.EqualTo(0.206).Within(0.033));
    }

    // With five of six dead a checker has not seen three failures in a row within 18 probes with probability 0.0008: by
    // P(n) = (P(n - 1) + 5/6 P(n - 2) + 25/36 P(n - 3)) / 6 from 1, 1, 1. Three or more of 16 with probability 3e-7. 18
    // probes of at most 34 s, the first within 30 s: 642 s.
    [Test]
    public void Five_sixths_of_the_new_connections_dying_is_noticed_within_eleven_minutes()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var bench = new HealthBench(seed, [], HealthBench.Check());
            bench.SetSite(default, [.. Enumerable.Repeat(Impairment.AllBlackholed, 5)]);

            bench.RunTo(642);

            Assert.That(bench.Changes("dc-par"), Is.Not.Empty, $"seed {seed}");
        }
    }

    // Two checkers in each of eight regions: 16 requests in 30 s, one every 1.9 s ("about one every two seconds"); 16
    // in 10 s, 1.6 a second ("more than one a second"). Probes that take no time cost one event each.
    [TestCase(30, 1_920)]
    [TestCase(10, 5_760)]
    public void An_endpoint_gets_as_many_requests_an_hour_as_documented(double interval, int expected)
    {
        var bench = new HealthBench(1, [], HealthBench.Check(interval: interval));

        bench.RunTo(Hour);

        Assert.That(bench.Kernel.EventsRun, Is.EqualTo(expected));
    }

    [Test]
    public void A_disabled_check_probes_nothing_and_is_healthy()
    {
        var bench = new HealthBench(1, [], HealthBench.Check() with { Disabled = true });
        bench.SetSite(Impairment.AllRefused);

        bench.RunTo(Hour);

        Assert.That(bench.Kernel.EventsRun, Is.Zero);
        Assert.That(bench.Changes("dc-par"), Is.Empty);
        Assert.That(bench.Dns.Healthy[bench.Dns.Zone.HealthCheckIds.ToList().IndexOf("dc-par")], Is.True);
    }

    [Test]
    public void An_inverted_check_is_unhealthy_from_the_start_and_healthy_when_its_endpoint_fails()
    {
        var bench = new HealthBench(1, [], HealthBench.Check() with { Inverted = true });

        Assert.That(bench.Changes("dc-par"), Is.Empty, "the first status is no change");
        Assert.That(bench.Dns.Version, Is.EqualTo(3), "after routes and endpoints the zone is published once");
        Assert.That(bench.Dns.Healthy[bench.Dns.Zone.HealthCheckIds.ToList().IndexOf("dc-par")], Is.False);

        bench.SetSite(Impairment.AllRefused);
        bench.RunTo(Hour);
        Assert.That(bench.Changes("dc-par").Single().Healthy, Is.True);
    }

    // Each path fails 1,000 s after the other; the parent needs two of three children and follows the second to fail at
    // the same instant. Its inverted twin does the opposite.
    [Test]
    public void A_calculated_check_follows_its_children()
    {
        var parent = new CalculatedHealthCheck
        {
            Id = "parent",
            Children = ["a", "b", "c"],
            HealthThreshold = 2,
        };
        var bench = new HealthBench(
            1,
            [PathFault(2, 1_000, 9_000), PathFault(3, 2_000, 1_000)],
            parent,
            parent with
            {
                Id = "twin",
                Inverted = true,
            },
            HealthBench.Check("a"),
            HealthBench.Check("b"),
            HealthBench.Check("c")
        );

        bench.RunTo(5_000);

        Assert.That(bench.Changes("a"), Has.Count.EqualTo(1));
        Assert.That(bench.Changes("b"), Has.Count.EqualTo(2));
        Assert.That(bench.Changes("parent"), Is.EqualTo(bench.Changes("b")));
        Assert.That(
            bench.Changes("twin"),
            Is.EqualTo(bench.Changes("b").Select(change => (change.At, !change.Healthy)))
        );
    }

    // Both checks probe the same sound site; only the second one's way is broken, from 1,000 s on.
    [Test]
    public void A_fault_of_a_check_path_is_seen_by_that_check_alone()
    {
        var bench = new HealthBench(1, [PathFault(1, 1_000, 600)], HealthBench.Check("a"), HealthBench.Check("b"));

        bench.RunTo(Hour);

        Assert.That(bench.Changes("a"), Is.Empty);
        Assert.That(bench.Changes("b").Select(change => change.Healthy), Is.EqualTo(new[] { false, true }));
        Assert.That(bench.Changes("b")[0].At, Is.InRange(1_060, 1_090));
    }

    // Two results in a row do not flip an opinion: a fault that is over before any checker's third probe (2 I = 60 s)
    // leaves no trace.
    [Test]
    public void A_fault_shorter_than_the_threshold_is_not_noticed()
    {
        var bench = new HealthBench(1, [PathFault(0, 1_000, 59.9)], HealthBench.Check("a"));

        bench.RunTo(Hour);

        Assert.That(bench.Changes("a"), Is.Empty);
    }

    // 16 checkers every 30 s, each with one event per probe: 1 h has 120 rounds of 16 and no event besides.
    [Test]
    public void A_quiet_check_costs_one_event_per_probe()
    {
        var bench = new HealthBench(1, [], HealthBench.Check());

        bench.RunTo(Hour);

        Assert.That(bench.Kernel.EventsRun, Is.EqualTo(16 * 120));
        Assert.That(bench.Kernel.PendingCount, Is.EqualTo(16));
    }

    [Test]
    public void A_second_check_does_not_shift_the_probes_of_the_first()
    {
        FaultSpec[] fault = [PathFault(0, 1_000, 600)];
        var alone = new HealthBench(1, fault, HealthBench.Check("a"));
        var together = new HealthBench(1, fault, HealthBench.Check("a"), HealthBench.Check("b"));

        alone.RunTo(Hour);
        together.RunTo(Hour);

        Assert.That(together.Changes("a"), Is.EqualTo(alone.Changes("a")));
    }

    private static FaultSpec PathFault(int check, double at, double seconds) =>
        new(
            new Component(ComponentKind.CheckPath, check),
            new FaultMode(FaultKind.Refuse),
            1,
            SimTime.FromSeconds(at),
            SimDuration.FromSeconds(seconds)
        );

    private static double UnhealthyShare(HealthBench bench, double from, double to)
    {
        double unhealthy = 0;
        double since = 0;
        bool healthy = true;
        foreach ((double at, bool now) in bench.Changes("dc-par").Append((to, true)))
        {
            unhealthy += healthy ? 0 : Math.Max(0, at - Math.Max(from, since));
            (since, healthy) = (at, now);
        }
        return unhealthy / (to - from);
    }
}
