namespace Sim.Scenarios.Results.Measures;

/// <summary>Values of measures as people read them; the unit follows from the name.</summary>
public static class MeasureValueText
{
    /// <summary>Such as <c>120 ms</c>, <c>0.12 %</c>, <c>14 s</c>.</summary>
    public static string Of(string measure, double value)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return value < 0 ? "-" + Positive(measure, -value) : Positive(measure, value);
    }

    /// <summary>A difference, with its sign; of ratios in percentage points: <c>+0.3 pp</c>.</summary>
    public static string Signed(string measure, double value)
    {
        string text = value > 0 ? "+" + Of(measure, value) : Of(measure, value);
        return measure.EndsWith("Ratio", StringComparison.Ordinal)
            ? text.Replace(" %", " pp", StringComparison.Ordinal)
            : text;
    }

    private static string Positive(string measure, double value) =>
        measure.EndsWith("Ms", StringComparison.Ordinal) ? MeasureText.Milliseconds(value)
        : measure.EndsWith("Ratio", StringComparison.Ordinal) ? MeasureText.Percent(value)
        : measure.EndsWith("Seconds", StringComparison.Ordinal) ? MeasureText.Seconds(value)
        : measure.EndsWith("Usd", StringComparison.Ordinal) ? MeasureText.Usd(value)
        : MeasureText.Count(value);
}
