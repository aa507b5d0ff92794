using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>The stabilization windows of a behavior.</summary>
internal static class BehaviorStabilizationFamily
{
    public static void Check(JsonElement element)
    {
        WindowCase given = CaseJson.Read<WindowCase>(element);
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
        string Id,
        string Function,
        IReadOnlyList<RecommendationCase> Recommendations,
        int CurrentReplicas,
        int DesiredReplicas,
        int ScaleUpStabilizationWindowSeconds,
        int ScaleDownStabilizationWindowSeconds,
        Stable Expected
    );

    public sealed record Stable(int Replicas, IReadOnlyList<int>? RecommendationLog = null);
}
