using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Reads the <c>spec</c> of an autoscaler; bounds are those of the API server's validation.</summary>
internal static class HpaSpecReader
{
    private const int LongestWindowSeconds = 3600;
    private const int LongestPeriodSeconds = 1800;

    /// <summary>Null when an error makes the spec useless; other errors are only reported.</summary>
    public static HpaSpec? Read(ManifestFields spec, DiagnosticList diagnostics)
    {
        spec.Require("scaleTargetRef", "maxReplicas");
        int min = spec.Integer("minReplicas", 0, int.MaxValue) ?? 1;
        int? max = spec.Integer("maxReplicas", 1, int.MaxValue);
        List<MetricSpec> metrics =
        [
            .. (spec.Objects("metrics") ?? [])
                .Select(metric => HpaMetricReader.Read(metric, diagnostics))
                .OfType<MetricSpec>(),
        ];
        HpaBehavior? behavior = spec.Object("behavior") is ManifestFields fields
            ? ReadBehavior(fields, diagnostics)
            : null;
        spec.RefuseUnknown("spec");
        if (max < min)
        {
            diagnostics.Error(
                spec.At("maxReplicas"),
                "max-below-min",
                $"'maxReplicas' is {max}, 'minReplicas' is {min}"
            );
        }
        if (min == 0 && !metrics.Exists(metric => metric.Source >= MetricSourceType.Object))
        {
            diagnostics.Error(
                spec.At("minReplicas"),
                "zero-needs-object-metric",
                "without pods only an Object or External metric can ask for some",
                "1 or more, or such a metric"
            );
        }
        return max is not int most || most < min ? null
            : metrics.Count == 0
                ? new HpaSpec
                {
                    MinReplicas = min,
                    MaxReplicas = most,
                    Behavior = behavior,
                }
            : new HpaSpec
            {
                MinReplicas = min,
                MaxReplicas = most,
                Behavior = behavior,
                Metrics = metrics,
            };
    }

    private static HpaBehavior ReadBehavior(ManifestFields behavior, DiagnosticList diagnostics)
    {
        ManifestFields? up = behavior.Object("scaleUp");
        ManifestFields? down = behavior.Object("scaleDown");
        behavior.RefuseUnknown("behavior");
        return new HpaBehavior
        {
            ScaleUp = up is null ? new HpaScalingRules() : ReadRules(up, "scaleUp", diagnostics),
            ScaleDown = down is null ? new HpaScalingRules() : ReadRules(down, "scaleDown", diagnostics),
        };
    }

    private static HpaScalingRules ReadRules(ManifestFields rules, string name, DiagnosticList diagnostics)
    {
        int? window = rules.Integer("stabilizationWindowSeconds", 0, LongestWindowSeconds);
        ScalingPolicySelect? select = rules.Word<ScalingPolicySelect>("selectPolicy");
        long? tolerance = rules.Milli("tolerance", 0);
        IReadOnlyList<ManifestFields>? policies = rules.Objects("policies");
        rules.RefuseUnknown(name);
        if (policies is { Count: 0 })
        {
            diagnostics.Error(
                rules.At("policies"),
                "missing-value",
                "'policies' is empty",
                "at least one policy, or no key"
            );
        }
        return new HpaScalingRules
        {
            StabilizationWindow = window is int seconds ? SimDuration.FromSeconds(seconds) : null,
            SelectPolicy = select ?? ScalingPolicySelect.Max,
            Tolerance = tolerance is long milli ? new Ratio(milli / 1000.0) : null,
            Policies = policies?.Select(ReadPolicy).ToArray(),
        };
    }

    private static HpaScalingPolicy ReadPolicy(ManifestFields policy)
    {
        policy.Require("type", "value", "periodSeconds");
        HpaScalingPolicyType? type = policy.Word<HpaScalingPolicyType>("type");
        int? value = policy.Integer("value", 1, int.MaxValue);
        int? period = policy.Integer("periodSeconds", 1, LongestPeriodSeconds);
        policy.RefuseUnknown("a policy");
        return new HpaScalingPolicy(type ?? default, value ?? 1, SimDuration.FromSeconds(period ?? 1));
    }
}
