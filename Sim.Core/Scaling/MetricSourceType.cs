namespace Sim.Core.Scaling;

/// <summary>Where a metric comes from; the names are those of <c>autoscaling/v2</c>.</summary>
public enum MetricSourceType
{
    /// <summary>CPU or memory of the pods, summed over their containers.</summary>
    Resource,

    /// <summary>CPU or memory of one container in each pod.</summary>
    ContainerResource,

    /// <summary>A custom metric with one value per pod.</summary>
    Pods,

    /// <summary>One value that describes another object, such as the requests per second of an Ingress.</summary>
    Object,

    /// <summary>One or more values from outside the cluster; they are summed.</summary>
    External,
}
