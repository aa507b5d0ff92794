namespace Sim.Core.Scaling;

/// <summary>A metric that is the same on every ready pod, or one level for all.</summary>
/// <param name="Name">The metric's <see cref="MetricSpec.Id"/> or plain name.</param>
/// <param name="Milli">Thousandths, per pod for Resource, ContainerResource and Pods, as a whole for Object and
/// External.</param>
/// <param name="RequestMilli">What each pod requests, for a Utilization target.</param>
public readonly record struct UniformMetric(string Name, long Milli, long? RequestMilli = null);
