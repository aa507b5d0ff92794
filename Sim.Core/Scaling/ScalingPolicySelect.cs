namespace Sim.Core.Scaling;

/// <summary>Which of several policies binds.</summary>
public enum ScalingPolicySelect
{
    /// <summary>The one that allows the largest change.</summary>
    Max,

    /// <summary>The one that allows the smallest change.</summary>
    Min,

    /// <summary>No change in this direction at all.</summary>
    Disabled,
}
