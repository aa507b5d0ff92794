using Sim.Core.Network;

namespace Sim.Scenarios.Measurements;

/// <summary>What a file of measured round trips holds.</summary>
/// <param name="Pairs">In the order of the file; one for each direction that was measured.</param>
/// <param name="Unknown">Names that no table knows, in the order of the file.</param>
/// <param name="RowsWithUnknown">Left out, as they name one of them.</param>
/// <param name="RowsWithinPlace">Left out, as both ends are the same place.</param>
public sealed record MeasurementTable(
    IReadOnlyList<MeasuredRoundTrip> Pairs,
    IReadOnlyList<UnknownPlace> Unknown,
    int RowsWithUnknown,
    int RowsWithinPlace
)
{
    /// <summary>The measured values by the points they lie between.</summary>
    public IReadOnlyList<PointRoundTrip> Between =>
        [.. Pairs.Select(pair => new PointRoundTrip(pair.FromPoint, pair.ToPoint, pair.RoundTrip))];
}
