using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>The limits that hold without a behavior.</summary>
internal static class LegacyRulesFamily
{
    public static void Check(JsonElement element)
    {
        LegacyRulesCase given = CaseJson.Read<LegacyRulesCase>(element);
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

    public sealed record LegacyRulesCase(
        string Id,
        string Function,
        double ScaleUpLimitFactor,
        int ScaleUpLimitMinimum,
        int CurrentReplicas,
        int DesiredReplicas,
        int MinReplicas,
        int MaxReplicas,
        Limited Expected
    );

    public sealed record Limited(int Replicas, string Condition);
}
