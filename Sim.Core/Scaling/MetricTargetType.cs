namespace Sim.Core.Scaling;

/// <summary>What a metric is compared with; the names are those of <c>autoscaling/v2</c>.</summary>
public enum MetricTargetType
{
    /// <summary>Percent of what the pods request, as one ratio of sums.</summary>
    Utilization,

    /// <summary>The value as a whole.</summary>
    Value,

    /// <summary>The value per pod.</summary>
    AverageValue,
}
