using Sim.Core.Models.Faults;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Models.Ingress;

public sealed class PodTriesTests
{
    // r refuses at once, b takes 5 s, g = 1 - r - b answers; three tries. r = b = 1/4, g = 1/2:
    // 2 s survive no b: unanswered b (1 + r + r^2) = 0.328125, error r^3 = 0.015625.
    // 10 s survive one b (two take 10 s): unanswered bb, brb, rbb = 1/16 + 2/64 = 0.09375; error rrr and three orders
    // of one b: 4/64. 15 s survive two: unanswered bbb = 1/64; error the other 7 of 8 orders of r and b: 7/64. More:
    // error 8/64.
    [TestCase(2, 0.015625, 0.328125)]
    [TestCase(5, 0.015625, 0.328125)]
    [TestCase(10, 0.0625, 0.09375)]
    [TestCase(15, 0.109375, 0.015625)]
    [TestCase(60, 0.125, 0)]
    public void Three_tries_end_with_a_pod_an_error_or_the_clients_patience(
        double patience,
        double errors,
        double unanswered
    )
    {
        PodTriesOutcome outcome = PodTries.OutcomeOf(
            new Impairment(0.25, 0.25, 0, 0, default),
            pods: null,
            new UpstreamSpec(),
            SimDuration.FromSeconds(patience)
        );

        Assert.That(outcome.Errors, Is.EqualTo(errors).Within(1e-15));
        Assert.That(outcome.Unanswered, Is.EqualTo(unanswered).Within(1e-15));
    }

    // The same pods: a pod is found after one lost try as bg, rbg, brg: 1/8 + 2/32 = 0.1875; after two as bbg: 1/32.
    // Who waits for 2 s finds none after 5 s, who waits for 10 s none after 10 s. All shares and those found at once, g
    // (1 + r + r^2) = 0.65625, make 1.
    [TestCase(2, 0, 0)]
    [TestCase(10, 0.1875, 0)]
    [TestCase(15, 0.1875, 0.03125)]
    [TestCase(60, 0.1875, 0.03125)]
    public void Lost_tries_before_the_right_pod_are_counted(double patience, double afterOne, double afterTwo)
    {
        PodTriesOutcome outcome = PodTries.OutcomeOf(
            new Impairment(0.25, 0.25, 0, 0, default),
            pods: null,
            new UpstreamSpec(),
            SimDuration.FromSeconds(patience)
        );

        Assert.That(outcome.AfterOneLost, Is.EqualTo(afterOne).Within(1e-15));
        Assert.That(outcome.AfterMoreLost, Is.EqualTo(afterTwo).Within(1e-15));
        Assert.That(outcome.Found, Is.EqualTo(0.65625 + afterOne + afterTwo).Within(1e-15));
    }

    // Three of ten pods refuse and nobody tries one twice: 3/10 * 2/9 * 1/8 = 1/120 meet all three. Two are met by two
    // tries: 3/10 * 2/9 = 1/15. One of four cannot be met twice.
    [TestCase(10, 0.3, 3, 1 / 120.0)]
    [TestCase(10, 0.3, 2, 1 / 15.0)]
    [TestCase(10, 0.3, 1, 0.3)]
    [TestCase(4, 0.25, 2, 0)]
    [TestCase(4, 0.5, 0, 0)]
    [TestCase(4, 1, 0, 1)]
    public void No_pod_is_tried_twice(int pods, double refused, int tries, double errors) =>
        Assert.That(
            PodTries
                .OutcomeOf(
                    new Impairment(refused, 0, 0, 0, default),
                    pods,
                    new UpstreamSpec { Next = new NextUpstream { Tries = tries } },
                    SimDuration.FromSeconds(10)
                )
                .Errors,
            Is.EqualTo(errors).Within(1e-12)
        );

    // Two silent pods of four, 5 s each: 1/2 finds one at once, 1/2 * 2/3 after one, 1/2 * 1/3 after both. No try
    // begins after 4 s: half of all end with the first.
    [TestCase(60, 0, 1 / 3.0, 1 / 6.0, 0)]
    [TestCase(60, 4, 0, 0, 0.5)]
    [TestCase(60, 6, 1 / 3.0, 0, 1 / 6.0)]
    public void The_time_for_further_tries_is_limited(
        double patience,
        double limit,
        double afterOne,
        double afterMore,
        double errors
    )
    {
        PodTriesOutcome outcome = PodTries.OutcomeOf(
            new Impairment(0, 0.5, 0, 0, default),
            pods: 4,
            new UpstreamSpec
            {
                MaxFails = 1,
                Next = new NextUpstream { Tries = 3, Timeout = SimDuration.FromSeconds(limit) },
            },
            SimDuration.FromSeconds(patience)
        );

        Assert.That(outcome.AfterOneLost, Is.EqualTo(afterOne).Within(1e-12));
        Assert.That(outcome.AfterMoreLost, Is.EqualTo(afterMore).Within(1e-12));
        Assert.That(outcome.MoreLost, Is.EqualTo(afterMore > 0 ? 2 : 0).Within(1e-12));
        Assert.That(outcome.Errors, Is.EqualTo(errors).Within(1e-12));
    }

    // The same before ingress-nginx, whose turn has gone on to any pod: 1/2 at once, 1/4 after one, 1/8 after both.
    [Test]
    public void A_turn_that_has_gone_on_meets_the_same_pod_again()
    {
        PodTriesOutcome outcome = PodTries.OutcomeOf(
            new Impairment(0, 0.5, 0, 0, default),
            pods: 4,
            new UpstreamSpec(),
            SimDuration.FromSeconds(60)
        );

        Assert.That(outcome.AfterOneLost, Is.EqualTo(0.25).Within(1e-12));
        Assert.That(outcome.AfterMoreLost, Is.EqualTo(0.125).Within(1e-12));
        Assert.That(outcome.Errors, Is.EqualTo(0.125).Within(1e-12));
    }

    [Test]
    public void Pods_that_answer_with_errors_are_not_tried_again()
    {
        Assert.That(
            PodTries.OutcomeOf(
                new Impairment(0, 0, 1, 1, SimDuration.FromSeconds(9)),
                pods: 4,
                new UpstreamSpec(),
                SimDuration.FromSeconds(10)
            ),
            Is.EqualTo(default(PodTriesOutcome))
        );
    }
}
