using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

public sealed class HpaLegacyTests
{
    private static IEnumerable<TestCaseData> Rules() => HpaCaseFile.Read<RulesCaseWithout>("legacy_rules");

    private static IEnumerable<TestCaseData> Windows() => HpaCaseFile.Read<WindowCase>("legacy_stabilization");

    [TestCaseSource(nameof(Rules))]
    public void Without_behavior_the_count_stays_within_the_old_limits(RulesCaseWithout given)
    {
        HpaSpec spec = new()
        {
            MinReplicas = given.MinReplicas,
            MaxReplicas = given.MaxReplicas,
            Controller = new HpaControllerFlags
            {
                ScaleUpLimitFactor = new Ratio(given.ScaleUpLimitFactor),
                ScaleUpLimitMinimum = given.ScaleUpLimitMinimum,
            },
        };

        LimitedCount limited = RateLimits.WithoutBehavior(spec, given.CurrentReplicas, given.DesiredReplicas);

        Assert.That(limited, Is.EqualTo(new LimitedCount(given.Expected.Replicas, given.Expected.Condition)));
    }

    [TestCaseSource(nameof(Windows))]
    public void Without_behavior_the_highest_recent_proposal_holds(WindowCase given)
    {
        List<HpaRecommendation> log = LogCase.Log(given.Recommendations);

        int stable = Stabilization.Highest(
            log,
            given.DesiredReplicas,
            LogCase.Now,
            SimDuration.FromSeconds(given.DownscaleStabilizationSeconds)
        );

        Assert.Multiple(() =>
        {
            Assert.That(stable, Is.EqualTo(given.Expected.Replicas));
            Assert.That(log, Has.Count.EqualTo(given.Expected.LogLength));
        });
    }

    public sealed record RulesCaseWithout(
        double ScaleUpLimitFactor,
        int ScaleUpLimitMinimum,
        int CurrentReplicas,
        int DesiredReplicas,
        int MinReplicas,
        int MaxReplicas,
        Limited Expected
    ) : HpaCase;

    public sealed record Limited(int Replicas, string Condition);

    public sealed record WindowCase(
        int DownscaleStabilizationSeconds,
        IReadOnlyList<RecommendationCase> Recommendations,
        int DesiredReplicas,
        Stable Expected
    ) : HpaCase;

    public sealed record Stable(int Replicas, int LogLength);
}
