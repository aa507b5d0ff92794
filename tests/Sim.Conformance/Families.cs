using System.Text.Json;
using Sim.Conformance.Bgp;
using Sim.Conformance.Hpa;
using Sim.Conformance.Route53;

namespace Sim.Conformance;

/// <summary>Which engine judges which family.</summary>
internal static class Families
{
    /// <summary>By family: evaluates one case with the product's engine and asserts what it expects.</summary>
    public static IReadOnlyDictionary<string, Action<FamilyFile, JsonElement>> Engines { get; } =
        new Dictionary<string, Action<FamilyFile, JsonElement>>(StringComparer.Ordinal)
        {
            ["bgp-policies"] = (_, one) => PolicyFamily.Check(one),
            ["hpa/behavior_rate"] = (_, one) => BehaviorRateFamily.Check(one),
            ["hpa/behavior_stabilization"] = (_, one) => BehaviorStabilizationFamily.Check(one),
            ["hpa/controller_single_tick"] = (_, one) => SingleTickFamily.Check(one),
            ["hpa/group_pods"] = (_, one) => GroupPodsFamily.Check(one),
            ["hpa/legacy_rules"] = (_, one) => LegacyRulesFamily.Check(one),
            ["hpa/legacy_stabilization"] = (_, one) => LegacyStabilizationFamily.Check(one),
            ["hpa/replica_calculator_metrics"] = (_, one) => MetricsFamily.Check(one),
            ["hpa/replica_calculator_resource"] = (_, one) => ResourceFamily.Check(one),
            ["hpa/scale_events"] = (_, one) => ScaleEventsFamily.Check(one),
            ["mrai-clique"] = CliqueFamily.Check,
            ["route53-answers"] = AnswerFamily.Check,
            ["route53-health"] = (_, healthCase) => HealthFamily.Check(healthCase),
            ["spp-gadgets"] = (_, one) => GadgetFamily.Check(one),
        };

    /// <summary>Families whose engine is not built yet; a trailing <c>*</c> stands for the rest of the name.</summary>
    public static IReadOnlyList<string> WithoutEngine { get; } = [];

    public static bool IsWithoutEngine(string family) =>
        WithoutEngine.Any(name =>
            name.EndsWith('*') ? family.StartsWith(name[..^1], StringComparison.Ordinal) : family == name
        );
}
