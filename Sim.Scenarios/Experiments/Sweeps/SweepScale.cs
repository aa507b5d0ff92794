namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>How the values of a range are spread over it.</summary>
public enum SweepScale
{
    /// <summary>Equal differences.</summary>
    Linear,

    /// <summary>Equal ratios; for ranges above 0 whose ends are far apart.</summary>
    Log,
}
