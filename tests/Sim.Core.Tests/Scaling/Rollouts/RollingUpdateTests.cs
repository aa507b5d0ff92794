using Sim.Core.Routing;
using Sim.Core.Scaling;
using Sim.Core.Scaling.Rollouts;

namespace Sim.Core.Tests.Scaling.Rollouts;

/// <summary>One step of the Deployment controller. Cases marked so are those of its own unit tests, restated.</summary>
public sealed class RollingUpdateTests
{
    // 25 % of 10 are 2.5: three more, two less.
    [TestCase(10, 3, 2)]
    [TestCase(4, 1, 1)]
    [TestCase(1, 1, 0)]
    [TestCase(0, 0, 1)]
    public void By_default_a_quarter_may_be_too_many_and_a_quarter_missing(int wanted, int surge, int unavailable) =>
        Assert.That(new RolloutStrategy().LimitsOf(wanted), Is.EqualTo((surge, unavailable)));

    [Test]
    public void Where_nothing_could_move_one_pod_may_be_missing() =>
        Assert.That(Strategy("0", "1%").LimitsOf(10), Is.EqualTo((0, 1)));

    // Restated: 10 wanted, no surge; how many of the old ones are left.
    [TestCase("0", 10, 10, 0, 0, 9)]
    [TestCase("2", 10, 10, 0, 0, 8)]
    [TestCase("2", 10, 8, 0, 0, 8)]
    [TestCase("2", 10, 9, 0, 0, 8)]
    [TestCase("2", 8, 8, 2, 0, 8)]
    public void Old_pods_go_as_far_as_enough_are_available(
        string unavailable,
        int old,
        int oldAvailable,
        int added,
        int addedAvailable,
        int left
    )
    {
        var seen = new RolloutObservation(10, added, addedAvailable, old, oldAvailable);
        RolloutStrategy strategy = Strategy("0", unavailable);
        Assert.That(old - RollingUpdate.Decide(strategy, seen).RemoveOld, Is.EqualTo(left));
    }

    // Restated: how many new ones there are after the step; 10 old ones, all available.
    [TestCase(10, "0", 10, 0, 0)]
    [TestCase(10, "2", 10, 0, 2)]
    [TestCase(10, "0", 5, 0, 5)]
    [TestCase(10, "0", 10, 2, 2)]
    [TestCase(10, "2", 10, 2, 2)]
    public void New_pods_come_as_far_as_the_surge_allows(int wanted, string surge, int old, int before, int after)
    {
        var seen = new RolloutObservation(wanted, before, 0, old, old);
        Assert.That(before + RollingUpdate.Decide(Strategy(surge, "25%"), seen).AddNew, Is.EqualTo(after));
    }

    // 13 pods at most, 8 available at least: 3 new, 2 old go, 2 new. As the five become available: 5 old go, 5 new;
    // then the last 3 old ones.
    [Test]
    public void Ten_pods_are_replaced_in_three_waves()
    {
        var strategy = new RolloutStrategy();
        var seen = new RolloutObservation(10, 0, 0, 10, 10);
        List<string> waves = [];
        while (!seen.IsComplete)
        {
            string wave = "";
            for (
                RolloutDecision step = RollingUpdate.Decide(strategy, seen);
                !step.IsNothing;
                step = RollingUpdate.Decide(strategy, seen)
            )
            {
                wave += step.AddNew > 0 ? $"+{step.AddNew} " : $"-{step.RemoveOld} ";
                int old = seen.Old - step.RemoveOld;
                seen = seen with { New = seen.New + step.AddNew, Old = old, OldAvailable = old };
            }
            waves.Add(wave.TrimEnd());
            seen = seen with { NewAvailable = seen.New };
        }
        Assert.That(waves, Is.EqualTo(new[] { "+3 -2 +2", "-5 +5", "-3" }));
    }

    [Test]
    public void A_version_that_never_gets_ready_leaves_what_has_to_be_available()
    {
        var seen = new RolloutObservation(10, 5, 0, 8, 8);
        var why = new Explanation();
        Assert.That(RollingUpdate.Decide(new RolloutStrategy(), seen, why).IsNothing);
        Assert.That(why.ToString(), Is.EqualTo("- old version: maxUnavailable (8 pods have to be available)\n"));
    }

    // Back to the version that 8 pods still have: the 5 that are not available go at once, and 2 + 3 come.
    [Test]
    public void On_the_way_back_pods_that_never_were_available_go_first()
    {
        var seen = new RolloutObservation(10, 8, 8, 5, 0);
        RolloutDecision step = RollingUpdate.Decide(new RolloutStrategy(), seen);
        Assert.That(step, Is.EqualTo(new RolloutDecision(0, 5, 0)));
    }

    // Five instead of ten wanted in the middle: at most 5 + 2, of 13.
    [Test]
    public void Fewer_wanted_pods_cost_old_ones_first()
    {
        var seen = new RolloutObservation(5, 5, 0, 8, 8);
        Assert.That(RollingUpdate.Decide(new RolloutStrategy(), seen), Is.EqualTo(new RolloutDecision(0, 6, 0)));
    }

    /// <summary>Whatever is there, no step makes more pods than allowed, nor fewer available ones.</summary>
    [Law]
    public bool A_step_keeps_both_limits(byte wanted, byte added, byte addedReady, byte old, byte oldReady, byte surge)
    {
        var seen = new RolloutObservation(wanted, added, Math.Min(added, addedReady), old, Math.Min(old, oldReady));
        RolloutStrategy strategy = Strategy($"{surge}%", "25%");
        (int more, int less) = strategy.LimitsOf(wanted);
        RolloutDecision step = RollingUpdate.Decide(strategy, seen);
        int before = seen.New + seen.Old;
        int after = before + step.AddNew - step.RemoveOld - step.RemoveNew;
        int brokenOld = seen.Old - seen.OldAvailable;
        int available = seen.NewAvailable + seen.OldAvailable - Math.Max(0, step.RemoveOld - brokenOld);
        bool isScaledDown = before > wanted + more || seen.New > wanted;
        return (step.AddNew == 0 || after <= wanted + more)
            && step.RemoveOld <= seen.Old
            && step.RemoveNew <= seen.New
            && (isScaledDown || step.RemoveOld <= brokenOld || available >= wanted - less);
    }

    private static RolloutStrategy Strategy(string surge, string unavailable) =>
        new() { MaxSurge = Read(surge), MaxUnavailable = Read(unavailable) };

    private static CountOrPercent Read(string text) =>
        CountOrPercent.TryParse(text, out CountOrPercent value) ? value : throw new FormatException(text);
}
