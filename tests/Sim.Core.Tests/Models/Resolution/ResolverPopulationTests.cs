using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Resolution;

public sealed class ResolverPopulationTests
{
    private const int Count = 5_000;
    private const double At = 1_000;
    private const double Ttl = 60;

    private static readonly SimDuration s_spread = SimDuration.FromSeconds(60);

    // Expiries have phases uniform over the TTL, whenever the change comes.
    [Test]
    public void A_health_change_moves_each_resolver_at_its_own_expiry()
    {
        ResolverBench bench = Failed(Zone());

        bench.RunTo(At + Ttl);

        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
        Assert.That(bench.Moves, Has.All.Matches<ResolverMove>(move => move is { From: 0, To: 1 }));
        Assert.That(bench.Moves.Sum(move => move.Share), Is.EqualTo(1).Within(1e-9));
        Assert.That(
            Samples.KolmogorovSmirnov(bench.TimesSince(At), time => time / Ttl),
            Is.LessThan(Samples.KolmogorovSmirnovLimit)
        );
    }

    // A quarter keeps answers for 300 s: after 60 s three quarters and a fifth of the rest have moved, 0.8; after 300 s
    // everybody.
    [Test]
    public void Resolvers_that_extend_the_TTL_move_later()
    {
        ResolverBench bench = Failed(Zone(), new ResolverSpec(Count, 0.25, SimDuration.FromSeconds(300)));

        bench.RunTo(At + Ttl);
        Assert.That(
            bench.Moves.Count / (double)Count,
            Is.EqualTo(0.8).Within(Samples.HalfWidth(Math.Sqrt(0.8 * 0.2), Count))
        );

        bench.RunTo(At + 300);
        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
    }

    // Two resolvers share 0.1 look-ups/s as 1 to 1/sqrt(2), 0.585786 and 0.414214 of them: with a TTL of 60 s the first
    // has no copy with a chance of 1 / (1 + 3.514719), the second of 1 / (1 + 2.485281).
    [Test]
    public void A_look_up_finds_no_copy_at_resolvers_that_are_rarely_asked()
    {
        var bench = new ResolverBench(Zone(), ResolverBench.Resolvers(2), lookupsPerSecond: 0.1);

        Assert.That(
            bench.Population.UncachedShare(0),
            Is.EqualTo((0.585786 / 4.514719) + (0.414214 / 3.485281)).Within(1e-6)
        );
    }

    // One resolver per country, asked every 100 s: no copy with probability 1 / (1 + 0.01 * 60) = 0.625.
    [Test]
    public void Resolvers_that_are_rarely_asked_move_at_once()
    {
        const int Countries = 2_000;
        var bench = new ResolverBench(
            Zone(),
            ResolverBench.Resolvers(1),
            lookupsPerSecond: 0.01,
            countries: [.. Enumerable.Range(0, Countries).Select(i => $"C{i}")]
        );
        bench.RunTo(At);
        bench.SetHealth(false);

        bench.RunTo(At);
        Assert.That(
            bench.Moves.Count / (double)Countries,
            Is.EqualTo(0.625).Within(Samples.HalfWidth(Math.Sqrt(0.625 * 0.375), Countries))
        );

        bench.RunTo(At + Ttl);
        Assert.That(bench.Moves, Has.Count.EqualTo(Countries));
    }

    // Down from 1,000 to 1,010 s: a sixth of the copies expires meanwhile. Those resolvers keep the wrong answer for a
    // TTL.
    [Test]
    public void A_flap_moves_only_resolvers_whose_copy_expires_within_it()
    {
        ResolverBench bench = Failed(Zone());
        bench.RunTo(At + 10);
        int moved = bench.Moves.Count;
        bench.SetHealth(true);

        bench.RunTo(At + 500);

        Assert.That(moved / (double)Count, Is.EqualTo(1 / 6.0).Within(Samples.HalfWidth(Math.Sqrt(5 / 36.0), Count)));
        Assert.That(bench.Moves, Has.Count.EqualTo(2 * moved));
        foreach (IGrouping<double, ResolverMove> resolver in bench.Moves.GroupBy(move => move.Share))
        {
            ResolverMove[] both = [.. resolver];
            Assert.That(both[1].At - both[0].At, Is.EqualTo(Ttl).Within(1e-9));
        }
    }

    [Test]
    public void A_quiet_day_costs_nothing()
    {
        var bench = new ResolverBench(Zone(), ResolverBench.Resolvers(Count));

        bench.RunTo(86_400);

        Assert.That(bench.Kernel.EventsRun, Is.Zero);
        Assert.That(bench.Kernel.PendingCount, Is.Zero);
    }

    [Test]
    public void A_change_that_does_not_concern_the_answer_costs_nothing()
    {
        ResolverBench bench = Failed(Zone());
        int waiting = bench.Kernel.PendingCount;

        bench.Authority.SetHealth("another", false);
        bench.Authority.Replace(Zone(), s_spread);

        Assert.That(waiting, Is.EqualTo(Count));
        Assert.That(bench.Kernel.PendingCount, Is.EqualTo(waiting));
    }

    // A resolver's name server has the new zone V after the change, uniform over 60 s, and its copy expires E after it,
    // uniform over 60 s. It learns at E if E >= V, else at E + 60: P(M <= t) = t^2 / 7200 up to 60 s, then 1/2 + x / 60
    // - x^2 / 7200 with x = t - 60.
    [Test]
    public void A_new_zone_reaches_a_resolver_when_its_name_server_has_it_and_its_copy_expires()
    {
        var bench = new ResolverBench(Zone(), ResolverBench.Resolvers(Count));
        bench.RunTo(At);
        bench.Authority.Replace(Zones.Compile(Zones.Leaf("www.example.com", "198.51.100.10")), s_spread);

        bench.RunTo(At + 120);

        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
        Assert.That(
            Samples.KolmogorovSmirnov(bench.TimesSince(At), Distribution),
            Is.LessThan(Samples.KolmogorovSmirnovLimit)
        );

        static double Distribution(double t) =>
            t <= 60 ? t * t / 7_200 : 0.5 + ((t - 60) / 60) - ((t - 60) * (t - 60) / 7_200);
    }

    // The primary's copies live 60 s, the secondary's 300 s. To the secondary everybody moves within 60 s; on the way
    // back within 300 s, each 300 s (or a multiple) after it has learned of the secondary.
    [Test]
    public void A_copy_lives_as_long_as_its_own_TTL_says()
    {
        ResolverBench bench = Failed(Zone(secondaryTtl: 300));
        bench.RunTo(At + Ttl);
        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
        bench.Moves.Clear();

        bench.RunTo(5_000);
        bench.SetHealth(true);
        bench.RunTo(5_000 + 300);

        // They learned in (1000, 1060], so their copies expire in (1000, 1060] + k * 300: of those after 5000 in (5200,
        // 5260].
        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
        Assert.That(bench.TimesSince(5_000), Has.All.InRange(200, 260));
    }

    // Before a move the TTL is lowered from 3,600 s to 60 s. Whoever asked since keeps answers for 60 s; an hour later
    // that is everybody.
    [Test]
    public void A_lowered_TTL_counts_from_the_next_question_on()
    {
        var bench = new ResolverBench(Zone(primaryTtl: 3_600), ResolverBench.Resolvers(Count));
        bench.RunTo(At);
        bench.Authority.Replace(Zone(), SimDuration.Zero);
        Assert.That(bench.Moves, Is.Empty);

        bench.RunTo(At + 3_600);
        bench.SetHealth(false);
        bench.RunTo(At + 3_600 + Ttl);

        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
    }

    [Test]
    public void A_name_that_is_deleted_lives_on_in_caches()
    {
        var bench = new ResolverBench(Zone(), ResolverBench.Resolvers(Count));
        bench.RunTo(At);
        bench.Authority.Replace(Zones.Compile(Zones.Leaf("other.example.com", "192.0.2.1")), SimDuration.Zero);

        bench.RunTo(At);
        Assert.That(bench.Moves, Is.Empty);

        bench.RunTo(At + Ttl);
        Assert.That(bench.Moves, Has.Count.EqualTo(Count));
        Assert.That(bench.Moves, Has.All.Matches<ResolverMove>(move => move is { To: 2 }));
    }

    [Test]
    public void Every_group_begins_with_its_answer()
    {
        var bench = new ResolverBench(Zones.Hybrid(), ResolverBench.Resolvers(1), countries: ["FR", "US"]);

        Assert.That(
            bench.First.Select(first => (first.Group, first.Share, first.To)),
            Is.EqualTo(new[] { (0, 1.0, 0), (1, 1.0, 1) })
        );
    }

    [Test]
    public void Another_country_does_not_shift_the_resolvers_of_the_first()
    {
        var alone = new ResolverBench(Zone(), ResolverBench.Resolvers(100), countries: ["FR"]);
        var together = new ResolverBench(Zone(), ResolverBench.Resolvers(100), countries: ["DE", "FR"]);
        foreach (ResolverBench bench in new[] { alone, together })
        {
            bench.RunTo(At);
            bench.SetHealth(false);
            bench.RunTo(At + Ttl);
        }

        Assert.That(
            together.Moves.Where(move => move.Group == 1).Select(move => move.At),
            Is.EqualTo(alone.Moves.Select(move => move.At))
        );
    }

    private static ResolverBench Failed(CompiledZone zone, ResolverSpec? spec = null)
    {
        var bench = new ResolverBench(zone, spec ?? ResolverBench.Resolvers(Count));
        bench.RunTo(At);
        bench.SetHealth(false);
        return bench;
    }

    private static CompiledZone Zone(double primaryTtl = Ttl, double secondaryTtl = Ttl) =>
        Zones.Failover(primaryTtl, secondaryTtl);
}
