using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Tests.Routing.Bgp;
using static Sim.Core.Tests.Models.Bgp.Speakers;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>What a withdrawal sets off: networks try longer and longer paths that are dead already.</summary>
public sealed class PathExplorationTests
{
    // Labovitz et al., 2000: every round of MRAI takes the paths of one length away; lengths 2 to n - 1 are left when
    // the direct ones are gone, and the first of them goes at once. Two link delays: the withdrawal, and the last
    // round.
    [TestCase(4, 30.02)]
    [TestCase(6, 90.02)]
    [TestCase(9, 180.02)]
    public void A_withdrawal_in_a_clique_takes_n_less_3_rounds_of_MRAI(int count, double seconds)
    {
        Speakers clique = Make(count, Plain with { Mrai = Seconds(30) });

        Assert.That(clique.Announce(1).Settled.TotalSeconds, Is.EqualTo(0.01).Within(1e-9));
        Assert.That(clique.Withdraw(1).Settled.TotalSeconds, Is.EqualTo(seconds).Within(1e-9));
    }

    // With it nobody hears a path that he is on: everything learned of the withdrawal is true.
    [Test]
    public void Sender_side_loop_detection_takes_the_rounds_away()
    {
        Speakers clique = Make(9, Plain with { Mrai = Seconds(30), SenderSideLoopDetection = true });
        clique.Announce(1);

        Assert.That(clique.Withdraw(1).Settled, Is.LessThan(Seconds(1)));
    }

    //  1 - 2 - 3: announced by 3 at 0, withdrawn at 1 s. The timer of 3 runs to 30 s, that of 2 to 30.01 s.
    [TestCase(false, 0.02)]
    [TestCase(true, 29.02)]
    public void Withdrawals_wait_for_MRAI_only_when_they_are_told_to(bool isLimited, double seconds)
    {
        BgpOptions options = Plain with { Mrai = Seconds(30), RateLimitWithdrawals = isLimited };
        var rules = new NetworkRules(Graphs.Of("1-2 2-3"), AsPolicy.ShortestPath);
        Speakers line = new(rules, options);
        line.Model.Converge(() => line.Model.Reconsider(rules.Announce(new Announcement { Announcer = new Asn(3) })));
        Assert.That(line.Kernel.Now.TotalSeconds, Is.EqualTo(1));

        ConvergenceResult down = line.Model.Converge(() => line.Model.Reconsider(rules.Withdraw(new Asn(3))));

        Assert.That(down.Settled.TotalSeconds, Is.EqualTo(seconds).Within(1e-9));
    }

    // Griffin and Premore, 2001: below the optimum speakers drown in messages, above it they wait for nothing, and the
    // number of messages stays what it is. Speakers need 0.01 to 1 s for a message, as there.
    [Test]
    public void Time_against_MRAI_has_a_valley_and_messages_become_flat_behind_it()
    {
        double[] mrai = [0.5, 2, 5, 10, 20, 40, 60];
        (double Seconds, double Messages)[] sweep = [.. mrai.Select(Sweep)];

        double least = sweep.Min(one => one.Seconds);
        int valley = Array.FindIndex(sweep, one => one.Seconds <= least);
        Assert.That(valley, Is.InRange(1, mrai.Length - 2));
        Assert.That(sweep[0].Seconds, Is.GreaterThan(1.5 * least), "too little MRAI");
        Assert.That(sweep[^1].Seconds, Is.GreaterThan(1.5 * least), "too much MRAI");
        Assert.That(sweep[0].Messages, Is.GreaterThan(1.5 * sweep[^1].Messages));
        // Flat: a half more MRAI changes messages by less than a tenth, and time in proportion.
        Assert.That(sweep[^1].Messages, Is.EqualTo(sweep[^2].Messages).Within(10).Percent);
        Assert.That(sweep[^1].Seconds / sweep[^2].Seconds, Is.EqualTo(1.5).Within(0.2));

        (double, double) Sweep(double seconds)
        {
            ConvergenceResult[] runs =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(seed =>
                    {
                        var options = Plain with
                        {
                            Mrai = Seconds(seconds),
                            MraiJitter = 0.25,
                            Processing = new DurationRange(Milliseconds(10), Seconds(1)),
                        };
                        Speakers clique = Make(10, options, (ulong)seed);
                        clique.Announce(1);
                        return clique.Withdraw(1);
                    }),
            ];
            return (runs.Average(run => run.Settled.TotalSeconds), runs.Average(run => run.Messages));
        }
    }

    // Mao et al., 2002: a clique, here of six, the stub 7 at 1, and stubs at the others that look on. When 7 goes, the
    // last to give up has tried four longer ways, 30 s apart: at its stub that is
    // 500 * (2^-0.1 + 2^-0.067 + 2^-0.033 + 1) + 1000 = 2932, above Cisco's 2000, and 15 min * log2(2932 / 750) =
    // 29.5 min to the reuse threshold, of which two minutes have gone when 7 is back.
    [Test]
    public void One_withdrawal_and_announcement_is_damped_for_the_better_part_of_an_hour()
    {
        BgpOptions options = Plain with { Mrai = Seconds(30) };

        Assert.That(Flap(options).Settled, Is.LessThan(Seconds(1)));
        Assert.That(
            Flap(options with { Damping = DampingPresets.Cisco }).Settled,
            Is.InRange(SimDuration.FromMinutes(27), SimDuration.FromMinutes(28))
        );
        Assert.That(Flap(options with { Damping = DampingPresets.Rfc7196 }).Settled, Is.LessThan(Seconds(1)));

        static ConvergenceResult Flap(BgpOptions options)
        {
            Speakers speakers = new(
                new NetworkRules(Clique(6, "1>7 2>8 3>9 4>10 5>11 6>12"), AsPolicy.ShortestPath),
                options
            );
            speakers.Announce(7);
            speakers.Withdraw(7);
            return speakers.Announce(7);
        }
    }

    private static Speakers Make(int count, BgpOptions options, ulong seed = 1) =>
        new(new NetworkRules(Clique(count), AsPolicy.ShortestPath), options, seed);
}
