namespace Sim.Scenarios.Results.Thresholds;

/// <summary>How the measured value must stand to the limit.</summary>
public enum ThresholdComparison
{
    Below,
    AtMost,
    Above,
    AtLeast,
}
