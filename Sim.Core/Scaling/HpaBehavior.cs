namespace Sim.Core.Scaling;

/// <summary><c>spec.behavior</c>: how fast the count may follow the metrics, in each direction.</summary>
public sealed record HpaBehavior
{
    /// <summary>Default: no window, the larger of 4 pods and 100 % in 15 s.</summary>
    public HpaScalingRules ScaleUp { get; init; } = new();

    /// <summary>Default: the controller's downscale window, 100 % in 15 s.</summary>
    public HpaScalingRules ScaleDown { get; init; } = new();
}
