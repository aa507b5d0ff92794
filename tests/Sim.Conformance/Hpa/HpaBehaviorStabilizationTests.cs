using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

public sealed class HpaBehaviorStabilizationTests
{
    private static IEnumerable<TestCaseData> Cases() => HpaCaseFile.Read<WindowCase>("behavior_stabilization");

    [TestCaseSource(nameof(Cases))]
    public void The_windows_of_a_behavior_hold_the_count_as_in_the_controller(WindowCase given)
    {
        List<HpaRecommendation> log = LogCase.Log(given.Recommendations);

        int stable = Stabilization.Nearest(
            log,
            given.DesiredReplicas,
            given.CurrentReplicas,
            LogCase.Now,
            SimDuration.FromSeconds(given.ScaleUpStabilizationWindowSeconds),
            SimDuration.FromSeconds(given.ScaleDownStabilizationWindowSeconds)
        );

        Assert.That(stable, Is.EqualTo(given.Expected.Replicas));
        if (given.Expected.RecommendationLog is not null)
        {
            Assert.That(log.Select(entry => entry.Replicas), Is.EqualTo(given.Expected.RecommendationLog));
        }
    }

    public sealed record WindowCase(
        IReadOnlyList<RecommendationCase> Recommendations,
        int CurrentReplicas,
        int DesiredReplicas,
        int ScaleUpStabilizationWindowSeconds,
        int ScaleDownStabilizationWindowSeconds,
        Stable Expected
    ) : HpaCase;

    public sealed record Stable(int Replicas, IReadOnlyList<int>? RecommendationLog);
}
