using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>The downscale window that holds without a behavior.</summary>
internal static class LegacyStabilizationFamily
{
    public static void Check(JsonElement element)
    {
        LegacyWindowCase given = CaseJson.Read<LegacyWindowCase>(element);
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

    public sealed record LegacyWindowCase(
        string Id,
        string Function,
        int DownscaleStabilizationSeconds,
        IReadOnlyList<RecommendationCase> Recommendations,
        int DesiredReplicas,
        Stable Expected
    );

    public sealed record Stable(int Replicas, int LogLength);
}
