using Sim.Scenarios.Results;

namespace Sim.Scenarios.Experiments.Assumptions;

/// <summary>How far a verdict moves within the range of an assumption, all else equal.</summary>
/// <param name="Assumption">What is assumed.</param>
/// <param name="AtLow">Verdicts at the low end, in the order of the thresholds.</param>
/// <param name="AtHigh">Verdicts at the high end.</param>
/// <param name="MostMoved">Index of the threshold whose measured value moves most.</param>
/// <param name="Swing">
/// How far that value moves between the ends and the default, as a share of the largest of them and the limit; infinite
/// where it has no data at an end.
/// </param>
public sealed record AssumptionEffect(
    Assumption Assumption,
    IReadOnlyList<ThresholdVerdict> AtLow,
    IReadOnlyList<ThresholdVerdict> AtHigh,
    int MostMoved,
    double Swing
)
{
    /// <summary>Another verdict than at the default, at either end.</summary>
    public bool Flips(IReadOnlyList<ThresholdVerdict> usual) =>
        usual
            .Index()
            .Any(one => one.Item.Passed != AtLow[one.Index].Passed || one.Item.Passed != AtHigh[one.Index].Passed);
}
