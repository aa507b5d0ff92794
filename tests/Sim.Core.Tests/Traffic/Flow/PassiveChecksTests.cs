using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

/// <summary>
/// Ten workers, ten pods of which one is broken, 1,000 requests/s: each worker meets each pod 10 times/s.
/// </summary>
[TestFixture]
public sealed class PassiveChecksTests
{
    private static readonly SimDuration s_second = SimDuration.FromSeconds(1);

    // In the first second of a refusing pod each worker meets it once: 10 of 1,000 requests (1 - e^-10 of them). From
    // then on once in 10.5 s and a turn of 1/11.1 s (nine pods are left): 10 / 10.59 of 1,000 requests/s.
    [Test]
    public void Each_worker_meets_a_refusing_pod_once_and_then_now_and_then()
    {
        PassiveChecks checks = New(maxFails: 1);
        double first = Refused(checks, 0.1);
        double then = Refused(checks, 0.1);

        // In the mean over the second a tenth of a pod is not known, among 9.1 in turn: 0.1 / 9.1 = 0.011; those who
        // know try again already.
        Assert.That(first, Is.EqualTo(0.0110 + (0.9 * 10 / 10.6 / 1_000)).Within(1).Percent);
        Assert.That(then, Is.EqualTo(10 / 10.59 / 1_000).Within(1).Percent);
    }

    [Test]
    public void More_fails_take_longer_to_learn() =>
        Assert.That(Refused(New(maxFails: 3), 0.1), Is.GreaterThan(Refused(New(maxFails: 1), 0.1)));

    // Nobody knows of a silent pod before the first try there has waited for 5 s.
    [Test]
    public void A_silent_pod_is_met_until_the_first_wait_is_over()
    {
        PassiveChecks checks = New(maxFails: 1);
        double[] silent = [.. Enumerable.Range(0, 7).Select(_ => Silent(checks, SimDuration.FromSeconds(10)))];

        Assert.That(silent[..5], Is.All.EqualTo(0.1).Within(1e-12));
        Assert.That(silent[6], Is.LessThan(0.001));
    }

    [Test]
    public void A_client_that_leaves_first_teaches_nothing()
    {
        PassiveChecks checks = New(maxFails: 1);

        Assert.That(
            Enumerable.Range(0, 20).Select(_ => Silent(checks, SimDuration.FromSeconds(5))),
            Is.All.EqualTo(0.1).Within(1e-12)
        );
    }

    [Test]
    public void When_all_pods_are_silent_those_who_know_answer_at_once()
    {
        PassiveChecks checks = New(maxFails: 1);
        Impairment met = default;
        for (int i = 0; i < 10; i++)
        {
            met = Meet(checks, Impairment.AllBlackholed, SimDuration.FromSeconds(10));
        }

        Assert.That(met.BlackholedShare, Is.EqualTo(0).Within(1e-4));
        Assert.That(met.RefusedShare, Is.EqualTo(1).Within(1e-4));
    }

    private static PassiveChecks New(int maxFails) => new(new UpstreamSpec { MaxFails = maxFails }, workers: 10);

    private static double Refused(PassiveChecks checks, double share) =>
        Meet(checks, new Impairment(share, 0, 0, 0, default), SimDuration.FromSeconds(10)).RefusedShare;

    private static double Silent(PassiveChecks checks, SimDuration patience) =>
        Meet(checks, new Impairment(0, 0.1, 0, 0, default), patience).BlackholedShare;

    private static Impairment Meet(PassiveChecks checks, Impairment fault, SimDuration patience) =>
        checks.Meet(new PoolState(10, fault), requests: 1_000, patience, s_second).Fault;
}
