using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Reads one entry of <c>spec.metrics</c>.</summary>
internal static class HpaMetricReader
{
    /// <summary>Null when an error, which is reported, leaves no metric.</summary>
    public static MetricSpec? Read(ManifestFields metric, DiagnosticList diagnostics)
    {
        metric.Require("type");
        if (metric.Word<MetricSourceType>("type") is not MetricSourceType type)
        {
            return null;
        }
        string block = char.ToLowerInvariant(type.ToString()[0]) + type.ToString()[1..];
        metric.Require(block);
        ManifestFields? source = metric.Object(block);
        metric.RefuseUnknown($"a metric of type {type}");
        return source is null ? null : ReadSource(type, block, source, diagnostics);
    }

    private static MetricSpec? ReadSource(
        MetricSourceType type,
        string block,
        ManifestFields source,
        DiagnosticList diagnostics
    )
    {
        bool isResource = type <= MetricSourceType.ContainerResource;
        source.Require(isResource ? "name" : "metric", "target");
        string? name;
        string? selector = null;
        string? scope = null;
        if (isResource)
        {
            name = source.Text("name");
        }
        else
        {
            (name, selector) = source.Object("metric") is ManifestFields metric ? ReadIdentifier(metric) : default;
        }
        if (type == MetricSourceType.ContainerResource)
        {
            source.Require("container");
            scope = source.Text("container");
        }
        else if (type == MetricSourceType.Object)
        {
            source.Require("describedObject");
            scope = source.Object("describedObject") is ManifestFields described ? ReadReference(described) : null;
        }
        MetricTarget? target = source.Object("target") is ManifestFields fields
            ? ReadTarget(type, fields, diagnostics)
            : null;
        source.RefuseUnknown(block);
        if (name is null || target is not MetricTarget held)
        {
            return null;
        }
        return type switch
        {
            MetricSourceType.Resource => MetricSpec.Resource(name, held),
            MetricSourceType.ContainerResource => scope is null
                ? null
                : MetricSpec.ContainerResource(name, scope, held),
            MetricSourceType.Pods => MetricSpec.Pods(name, held.Amount, selector),
            MetricSourceType.Object => scope is null ? null : MetricSpec.Object(name, scope, held, selector),
            _ => MetricSpec.External(name, held, selector),
        };
    }

    private static MetricTarget? ReadTarget(MetricSourceType source, ManifestFields target, DiagnosticList diagnostics)
    {
        target.Require("type");
        int? utilization = target.Integer("averageUtilization", 1, int.MaxValue);
        long? average = target.Milli("averageValue", 1);
        long? whole = target.Milli("value", 1);
        MetricTargetType? type = target.Word<MetricTargetType>("type");
        target.RefuseUnknown("target");
        if (type is not MetricTargetType wanted)
        {
            return null;
        }
        MetricTargetType[] allowed = source switch
        {
            MetricSourceType.Pods => [MetricTargetType.AverageValue],
            MetricSourceType.Object or MetricSourceType.External =>
            [
                MetricTargetType.Value,
                MetricTargetType.AverageValue,
            ],
            _ => [MetricTargetType.Utilization, MetricTargetType.AverageValue],
        };
        if (!allowed.Contains(wanted))
        {
            diagnostics.Error(
                target.At("type"),
                "wrong-target",
                $"a metric of type {source} has no {wanted} target",
                string.Join(" or ", allowed)
            );
            return null;
        }
        (string key, long? amount) = wanted switch
        {
            MetricTargetType.Utilization => ("averageUtilization", utilization),
            MetricTargetType.Value => ("value", whole),
            _ => ("averageValue", average),
        };
        target.Require(key);
        foreach (string other in new[] { "averageUtilization", "averageValue", "value" })
        {
            if (other != key && target.Has(other))
            {
                diagnostics.Error(
                    target.At(other),
                    "needless-key",
                    $"a target of type {wanted} has no '{other}'",
                    $"'{key}' only"
                );
            }
        }
        return amount is long held ? new MetricTarget(wanted, held) : null;
    }

    private static (string? Name, string? Selector) ReadIdentifier(ManifestFields metric)
    {
        metric.Require("name");
        string? name = metric.Text("name");
        string? selector = metric.Object("selector") is ManifestFields fields ? ReadSelector(fields) : null;
        metric.RefuseUnknown("metric");
        return (name, selector);
    }

    private static string? ReadReference(ManifestFields described)
    {
        described.Require("kind", "name");
        string? kind = described.Text("kind");
        string? name = described.Text("name");
        described.Ignore("apiVersion");
        described.RefuseUnknown("describedObject");
        return kind is null || name is null ? null : $"{kind}/{name}";
    }

    /// <summary>In the notation of <c>kubectl --selector</c>, sorted.</summary>
    private static string ReadSelector(ManifestFields selector)
    {
        List<string> terms = [.. selector.Labels("matchLabels").Select(label => $"{label.Key}={label.Value}")];
        foreach (ManifestFields expression in selector.Objects("matchExpressions") ?? [])
        {
            expression.Require("key", "operator");
            string key = expression.Text("key") ?? "";
            string values = string.Join(',', expression.Texts("values").Order(StringComparer.Ordinal));
            LabelOperator? operation = expression.Word<LabelOperator>("operator");
            expression.RefuseUnknown("a label expression");
            terms.Add(
                operation switch
                {
                    LabelOperator.In => $"{key} in ({values})",
                    LabelOperator.NotIn => $"{key} notin ({values})",
                    LabelOperator.DoesNotExist => "!" + key,
                    _ => key,
                }
            );
        }
        selector.RefuseUnknown("selector");
        return string.Join(',', terms.Order(StringComparer.Ordinal));
    }

    private enum LabelOperator
    {
        In,
        NotIn,
        Exists,
        DoesNotExist,
    }
}
