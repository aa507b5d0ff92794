using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Scenarios.Catchments;

/// <summary>How well a prediction agrees with what was measured.</summary>
/// <param name="Networks">Measured networks that have users here.</param>
/// <param name="UnknownRows">Measured rows of others; they do not count.</param>
/// <param name="Right">Users that land where they were predicted, 0 to 1.</param>
/// <param name="MeanRoundTripError">As a share of the measured round trip; null: none was measured.</param>
/// <param name="MedianRoundTripError">The same, exceeded for half of the users.</param>
public sealed record ObservedScore(
    int Networks,
    int UnknownRows,
    double Right,
    double? MeanRoundTripError,
    double? MedianRoundTripError
)
{
    internal static ObservedScore Of(CatchmentScore score) =>
        new(
            score.Networks,
            score.UnknownRows,
            score.Right.Value,
            score.MeanRoundTripError?.Value,
            score.MedianRoundTripError?.Value
        );
}
