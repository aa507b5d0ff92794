using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>Scaling rules of a case.</summary>
public sealed record RulesCase(int StabilizationWindowSeconds, string SelectPolicy, IReadOnlyList<PolicyCase> Policies)
{
    public HpaScalingRules Rules =>
        new()
        {
            StabilizationWindow = SimDuration.FromSeconds(StabilizationWindowSeconds),
            SelectPolicy = Enum.Parse<ScalingPolicySelect>(SelectPolicy),
            Policies =
            [
                .. Policies.Select(policy => new HpaScalingPolicy(
                    Enum.Parse<HpaScalingPolicyType>(policy.Type),
                    policy.Value,
                    SimDuration.FromSeconds(policy.PeriodSeconds)
                )),
            ],
        };
}

public sealed record PolicyCase(string Type, int Value, int PeriodSeconds);
