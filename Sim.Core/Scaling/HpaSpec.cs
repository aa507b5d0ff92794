namespace Sim.Core.Scaling;

/// <summary>
/// The <c>spec</c> of an <c>autoscaling/v2</c> HorizontalPodAutoscaler, and the flags of the controller that runs it.
/// </summary>
/// <remarks>Defaults are those of the API server: Kubernetes API reference, HorizontalPodAutoscaler v2.</remarks>
public sealed record HpaSpec
{
    /// <summary>At least 0; 0 lets Object and External metrics scale to zero. Default 1.</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>At least 1 and at least <see cref="MinReplicas"/>.</summary>
    public required int MaxReplicas { get; init; }

    /// <summary>At least one; the largest proposal wins. Default: CPU at 80 % of the requests.</summary>
    public IReadOnlyList<MetricSpec> Metrics { get; init; } =
    [MetricSpec.Resource("cpu", MetricTarget.Utilization(80))];

    /// <summary>
    /// Absent: the rules from before <c>behavior</c> existed (a downscale window, at most doubling or 4 pods).
    /// </summary>
    public HpaBehavior? Behavior { get; init; }

    public HpaControllerFlags Controller { get; init; } = new();
}
