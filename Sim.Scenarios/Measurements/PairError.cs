using Sim.Core.Quantities;

namespace Sim.Scenarios.Measurements;

/// <summary>How far the prediction of one round trip is from its measurement.</summary>
public sealed record PairError(MeasuredRoundTrip Measured, SimDuration Predicted)
{
    /// <summary>Of the measured value, in percent; more than 0 where the prediction is too long.</summary>
    public double Percent => 100 * ((Predicted - Measured.RoundTrip) / Measured.RoundTrip);

    /// <summary>The measured value is shorter than light in fiber takes: a wrong place or a wrong value.</summary>
    public bool IsSuspicious => Measured.RoundTrip + s_rounding < Measured.Floor;

    /// <summary>Published values are often whole milliseconds.</summary>
    private static readonly SimDuration s_rounding = SimDuration.FromMilliseconds(0.5);
}
