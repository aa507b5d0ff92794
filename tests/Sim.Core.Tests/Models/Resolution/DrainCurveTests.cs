using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Resolution;

public sealed class DrainCurveTests
{
    private const double Ttl = 60;

    private static readonly ClientSpec s_following = Clients(0) with { FollowingShare = 1 };

    // The rest of two copies of 60 s, each uniform: P(sum > 30) = 1 - 30^2 / (2 * 60^2) = 0.875, P(sum > 60) = 1/2,
    // P(sum > 90) = 0.125.
    [TestCase(0, 1)]
    [TestCase(30, 0.875)]
    [TestCase(60, 0.5)]
    [TestCase(90, 0.125)]
    [TestCase(120, 0)]
    public void A_copy_at_the_client_begins_when_the_resolvers_may_end(double seconds, double held)
    {
        var curve = new DrainCurve(Seconds(Ttl), Resolvers(), Clients(60));

        Assert.That(curve.Held(Seconds(seconds)), Is.EqualTo(held).Within(1e-12));
    }

    // A third keeps addresses for 60 s (1/2 of them still after 60 s), half follows the TTL (0 after 60 s), a sixth
    // holds them for the life of a process of 600 s: P(U60 + U600 > 60) = 1 - 60^2 / (2 * 60 * 600) = 0.95.
    [Test]
    public void Kinds_of_client_add_up()
    {
        ClientSpec clients = Clients(60) with
        {
            FollowingShare = 0.5,
            PinningShare = 1 / 6.0,
            ProcessLife = Seconds(600),
        };
        var curve = new DrainCurve(Seconds(Ttl), Resolvers(), clients);

        Assert.That(curve.Held(Seconds(60)), Is.EqualTo((1 / 6.0) + (0.95 / 6)).Within(1e-12));
    }

    // Resolvers keep 10 s, half of the clients at least 15 s: P(U10 + U15 > 12) = 1 - (12^2 - 2^2) / (2 * 10 * 15) =
    // 8/15. With a TTL of 15 s they follow it.
    [TestCase(10, 8 / 30.0)]
    [TestCase(15, 0.2)]
    public void Clients_that_keep_an_address_at_least_for_a_time_do_so_where_the_ttl_is_less(double ttl, double held)
    {
        ClientSpec clients = s_following with { LeastTtlShare = 0.5 };
        var curve = new DrainCurve(Seconds(ttl), Resolvers(), clients);

        Assert.That(curve.Held(Seconds(12)), Is.EqualTo(held).Within(1e-12));
    }

    // Three uniform times of 60 s: P(sum <= 60) = 1/6.
    [Test]
    public void Name_servers_learn_of_a_new_zone_one_after_the_other()
    {
        var curve = new DrainCurve(Seconds(Ttl), Resolvers(), Clients(60)) { Spread = Seconds(60) };

        Assert.That(curve.Held(Seconds(60)), Is.EqualTo(5 / 6.0).Within(1e-12));
    }

    // Everybody asks for the new address at once, but connections close at 1 / 180 per second: e^(-1) after 180 s.
    [Test]
    public void Requests_follow_connections()
    {
        var curve = new DrainCurve(SimDuration.Zero, Resolvers(), s_following) { ClosingRate = 1 / 180.0 };

        Assert.That(curve.Held(Seconds(1)), Is.Zero);
        Assert.That(curve.Remaining(Seconds(180)), Is.EqualTo(Math.Exp(-1)).Within(1e-9));
    }

    // Copies end evenly over 60 s, each connection lives on from there: (1 - e^(-60c)) / (60c) after 60 s, with
    // c = 1 / 180 per second 3 (1 - e^(-1/3)) = 0.850406.
    [Test]
    public void A_connection_outlives_the_copy_it_was_made_from()
    {
        var curve = new DrainCurve(Seconds(Ttl), Resolvers(), s_following) { ClosingRate = 1 / 180.0 };

        Assert.That(curve.Remaining(Seconds(60)), Is.EqualTo(0.850406).Within(1e-4));
        Assert.That(
            curve.Remaining(Seconds(240)),
            Is.EqualTo(0.850406 * Math.Exp(-1)).Within(1e-4),
            "Nobody holds the old address after 60 s, so all that is left decays."
        );
    }

    // Asked for every 100 s, a copy of 60 s is there with a chance of 0.6 / 1.6 = 0.375, half of those after 30 s.
    [Test]
    public void Who_asks_rarely_finds_no_copy()
    {
        var curve = new DrainCurve(Seconds(Ttl), Resolvers(), s_following) { LookupsPerSecond = 0.01 };

        Assert.That(curve.Held(Seconds(30)), Is.EqualTo(0.1875).Within(1e-12));
    }

    // A "no" is kept for 900 s by the zone and for 300 s at most by these resolvers; clients do not keep it: half of
    // them have the repaired record after 150 s.
    [Test]
    public void A_negative_answer_is_kept_by_resolvers_alone()
    {
        ResolverSpec resolvers = Resolvers() with { LargestNegativeTtl = Seconds(300) };
        var curve = new DrainCurve(Seconds(900), resolvers, Clients(60)) { Negative = true };

        Assert.That(curve.Held(Seconds(150)), Is.EqualTo(0.5).Within(1e-12));
    }

    [TestCase(10)]
    [TestCase(45)]
    [TestCase(60)]
    [TestCase(300)]
    [TestCase(1_500)]
    public void Simulated_resolvers_follow_the_curve(double seconds)
    {
        ResolverSpec spec = new(5_000, 0.4, Seconds(30)) { LongestExtendedTtl = Seconds(7_200), SizeExponent = 0 };

        AssertAgreement(spec, double.PositiveInfinity, seconds);
    }

    // Each is asked every 200 s.
    [TestCase(0.001)]
    [TestCase(30)]
    [TestCase(90)]
    [TestCase(400)]
    public void Simulated_resolvers_that_serve_stale_answers_follow_the_curve(double seconds)
    {
        ResolverSpec spec = new(5_000, 0, SimDuration.Zero) { StaleShare = 0.5, SizeExponent = 0 };

        AssertAgreement(spec, 0.005, seconds);
    }

    // With no copy anywhere new connections follow at once, but those open at the change stay: e^(-100 / 1000) of them
    // are left after 100 s where one in a thousand closes each second.
    [Test]
    public void Open_connections_stay_where_nobody_holds_a_copy()
    {
        ResolverSpec resolvers = new(100, 0, SimDuration.Zero);
        var curve = new DrainCurve(SimDuration.Zero, resolvers, Clients(0)) { ClosingRate = 0.001 };

        Assert.Multiple(() =>
        {
            Assert.That(curve.Held(SimDuration.Zero), Is.Zero);
            Assert.That(curve.Remaining(SimDuration.Zero), Is.EqualTo(1));
            Assert.That(curve.Remaining(Seconds(100)), Is.EqualTo(0.904837).Within(1e-6));
        });
    }

    [Law(MaxTest = 300)]
    public Property It_only_falls_and_requests_fall_later_than_answers() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(byte Ttl, byte Keep, byte Extending, byte Following, byte Closing)>(),
            given =>
            {
                ResolverSpec resolvers = new(100, given.Extending / 255.0, Seconds(30))
                {
                    LongestExtendedTtl = Seconds(600),
                };
                ClientSpec clients = Clients(given.Keep) with { FollowingShare = given.Following / 255.0 };
                var curve = new DrainCurve(Seconds(given.Ttl), resolvers, clients)
                {
                    LookupsPerSecond = 0.1,
                    ClosingRate = (1 + given.Closing) / 1_000.0,
                };
                double held = 1;
                double remaining = 1;
                for (double seconds = 0; seconds < 1_000; seconds += 100)
                {
                    double heldNow = curve.Held(Seconds(seconds));
                    double remainingNow = curve.Remaining(Seconds(seconds));
                    if (!(heldNow is >= 0 && heldNow <= held + 1e-9 && remainingNow <= remaining + 1e-9))
                    {
                        return false;
                    }
                    if (seconds > 0 && remainingNow < heldNow - 1e-9)
                    {
                        return false;
                    }
                    (held, remaining) = (heldNow, remainingNow);
                }
                return true;
            }
        );

    /// <summary>Compares with the share of equally large resolvers that have not moved yet.</summary>
    private static void AssertAgreement(ResolverSpec spec, double lookupsOfEach, double seconds)
    {
        double lookups = double.IsPositiveInfinity(lookupsOfEach) ? 1e9 : lookupsOfEach * spec.Count;
        var bench = new ResolverBench(Zones.Failover(Ttl), spec, lookups);
        bench.RunTo(10_000);
        bench.SetHealth(false);
        bench.RunTo(10_000 + seconds);

        double expected = new DrainCurve(Seconds(Ttl), spec, s_following) { LookupsPerSecond = lookupsOfEach }.Held(
            Seconds(seconds)
        );
        double left = 1 - (bench.Moves.Count / (double)spec.Count);
        Assert.That(
            left,
            Is.EqualTo(expected).Within(Samples.HalfWidth(Math.Sqrt(expected * (1 - expected)), spec.Count) + 1e-9)
        );
    }

    private static SimDuration Seconds(double seconds) => SimDuration.FromSeconds(seconds);

    private static ResolverSpec Resolvers() => new(1, 0, SimDuration.Zero);

    private static ClientSpec Clients(double cacheSeconds) =>
        new(Seconds(cacheSeconds), Seconds(5), Seconds(180), Seconds(300));
}
