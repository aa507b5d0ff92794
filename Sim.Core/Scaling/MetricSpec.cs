namespace Sim.Core.Scaling;

/// <summary>One metric of an autoscaler: a source, and the target it is held at.</summary>
/// <remarks>Only the combinations that <c>autoscaling/v2</c> accepts can be built.</remarks>
public sealed record MetricSpec
{
    private MetricSpec(MetricSourceType source, string name, MetricTarget target, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target.Amount, nameof(target));
        Source = source;
        Name = name;
        Target = target;
        Id = id;
        StatusName = NameInStatus(source, name, id, target.Type);
        Found = HpaCondition.True("ValidMetricFound", $"a replica count was computed from {StatusName}");
    }

    public MetricSourceType Source { get; }

    /// <summary>The resource (<c>cpu</c>, <c>memory</c>) or the metric's name.</summary>
    public string Name { get; }

    public MetricTarget Target { get; }

    /// <summary>
    /// Tells metrics of one name apart: the name, then <c>/container</c>, <c>{selector}</c> or <c> of Kind/name</c>
    /// where the source has them. Samples are found by it, or by the plain name.
    /// </summary>
    public string Id { get; }

    /// <summary>What the controller calls it in conditions and events.</summary>
    internal string StatusName { get; }

    /// <summary>The ScalingActive condition when it proposes the most; made once, not at every decision.</summary>
    internal HpaCondition Found { get; }

    /// <summary>Readiness and start-up tests apply to CPU only.</summary>
    internal bool IsCpu => Source <= MetricSourceType.ContainerResource && Name == "cpu";

    /// <param name="target">Utilization or AverageValue.</param>
    public static MetricSpec Resource(string name, MetricTarget target) =>
        new(MetricSourceType.Resource, name, Refuse(target, MetricTargetType.Value), name);

    /// <param name="target">Utilization or AverageValue.</param>
    public static MetricSpec ContainerResource(string name, string container, MetricTarget target) =>
        new(MetricSourceType.ContainerResource, name, Refuse(target, MetricTargetType.Value), $"{name}/{container}");

    /// <summary>A custom metric per pod, held at an average value.</summary>
    public static MetricSpec Pods(string name, long averageMilli, string? selector = null) =>
        new(MetricSourceType.Pods, name, MetricTarget.AverageValue(averageMilli), name + Braced(selector));

    /// <param name="target">Value or AverageValue.</param>
    /// <param name="describedObject">Kind and name, such as <c>Ingress/main-route</c>.</param>
    public static MetricSpec Object(
        string name,
        string describedObject,
        MetricTarget target,
        string? selector = null
    ) =>
        new(
            MetricSourceType.Object,
            name,
            Refuse(target, MetricTargetType.Utilization),
            $"{name}{Braced(selector)} of {describedObject}"
        );

    /// <param name="target">Value or AverageValue.</param>
    public static MetricSpec External(string name, MetricTarget target, string? selector = null) =>
        new(MetricSourceType.External, name, Refuse(target, MetricTargetType.Utilization), name + Braced(selector));

    public override string ToString() => $"{Source} {Id}";

    private static string NameInStatus(MetricSourceType source, string name, string id, MetricTargetType target)
    {
        string share = target == MetricTargetType.Utilization ? " utilization (percentage of request)" : "";
        return source switch
        {
            MetricSourceType.Resource => $"{name} resource{share}",
            MetricSourceType.ContainerResource => $"{name} container resource{share}",
            MetricSourceType.Pods => $"pods metric {id}",
            MetricSourceType.Object => $"object metric {id}",
            _ => $"external metric {id}",
        };
    }

    private static string Braced(string? selector) => string.IsNullOrEmpty(selector) ? "" : "{" + selector + "}";

    private static MetricTarget Refuse(MetricTarget target, MetricTargetType refused) =>
        target.Type != refused
            ? target
            : throw new ArgumentException($"This metric source has no {refused} target.", nameof(target));
}
