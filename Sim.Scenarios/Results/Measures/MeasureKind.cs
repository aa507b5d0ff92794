namespace Sim.Scenarios.Results.Measures;

/// <summary>What a measure means to who compares two runs.</summary>
/// <param name="Preference">Which way it should go.</param>
/// <param name="Floor">
/// Differences up to this never matter, in the unit of the measure: an assumption for each unit.
/// </param>
public sealed record MeasureKind(MeasurePreference Preference, double Floor)
{
    private static readonly (string Ending, MeasureKind Kind)[] s_endings =
    [
        ("UtilizationRatio", new MeasureKind(MeasurePreference.Lower, 0.01)),
        ("errorRatio", new MeasureKind(MeasurePreference.Lower, 0.0001)),
        ("failedUserMinutes", new MeasureKind(MeasurePreference.Lower, 1)),
        ("failed", new MeasureKind(MeasurePreference.Lower, 1)),
        ("failedAttempts", new MeasureKind(MeasurePreference.Lower, 1)),
        ("resets", new MeasureKind(MeasurePreference.Lower, 1)),
        ("inFlight", new MeasureKind(MeasurePreference.None, 1)),
        ("Ms", new MeasureKind(MeasurePreference.Lower, 1)),
        ("Seconds", new MeasureKind(MeasurePreference.Lower, 1)),
        ("reversalsInWorstHour", new MeasureKind(MeasurePreference.Lower, 0.5)),
        ("Usd", new MeasureKind(MeasurePreference.Lower, 0.01)),
        ("Pods", new MeasureKind(MeasurePreference.None, 0.5)),
        ("Nodes", new MeasureKind(MeasurePreference.None, 0.5)),
        ("", new MeasureKind(MeasurePreference.None, 1)),
    ];

    /// <summary>By the name of the measure.</summary>
    public static MeasureKind Of(string measure) =>
        s_endings.First(one => measure.EndsWith(one.Ending, StringComparison.Ordinal)).Kind;
}
