using System.Text.Json;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>The rate limits of a behavior.</summary>
internal static class BehaviorRateFamily
{
    public static void Check(JsonElement element)
    {
        RateCase given = CaseJson.Read<RateCase>(element);
        HpaState state = HpaState.From([], LogCase.Events(given.ScaleUpEvents), LogCase.Events(given.ScaleDownEvents));
        if (given.Expected.Limit is int limit)
        {
            Assert.That(given.Function, Is.EqualTo("calculateScaleUpLimitWithScalingRules"));
            Assert.That(
                RateLimits.UpLimit(given.Rules!.Rules, given.CurrentReplicas, state, LogCase.Now),
                Is.EqualTo(limit)
            );
            return;
        }
        HpaSpec spec = new() { MinReplicas = given.MinReplicas, MaxReplicas = given.MaxReplicas };
        HpaBehavior behavior = new()
        {
            ScaleUp = given.ScaleUp?.Rules ?? new HpaScalingRules(),
            ScaleDown = given.ScaleDown?.Rules ?? new HpaScalingRules(),
        };

        LimitedCount limited = RateLimits.WithBehavior(
            spec,
            behavior,
            given.CurrentReplicas,
            given.DesiredReplicas,
            state,
            LogCase.Now
        );

        Assert.That(limited, Is.EqualTo(new LimitedCount(given.Expected.Replicas, given.Expected.Condition!)));
    }

    public sealed record RateCase
    {
        public required string Id { get; init; }

        public string? Note { get; init; }

        public required string Function { get; init; }

        public int CurrentReplicas { get; init; }

        public int DesiredReplicas { get; init; }

        public int MinReplicas { get; init; }

        public int MaxReplicas { get; init; }

        public RulesCase? Rules { get; init; }

        public RulesCase? ScaleUp { get; init; }

        public RulesCase? ScaleDown { get; init; }

        public IReadOnlyList<EventCase> ScaleUpEvents { get; init; } = [];

        public IReadOnlyList<EventCase> ScaleDownEvents { get; init; } = [];

        public required Limited Expected { get; init; }
    }

    public sealed record Limited(int Replicas = 0, string? Condition = null, int? Limit = null);
}
