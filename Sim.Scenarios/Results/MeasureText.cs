using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Results;

/// <summary>Measures as people read them: about three significant digits, a unit, the invariant culture.</summary>
public static class MeasureText
{
    /// <summary>The verdict in words: <c>passed: all 3 thresholds hold</c>.</summary>
    public static string Verdict(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Identity.Interrupted
            ? $"interrupted after {result.Identity.Duration}: the thresholds are judged on what ran"
            : StageVerdict(result) ?? Verdict(result.Thresholds);
    }

    /// <summary>Of the stages, where they decide or are alone; null: the thresholds say it.</summary>
    private static string? StageVerdict(RunResult result)
    {
        if (result.Stages.FirstOrDefault(stage => stage.Status == StageStatus.Broken) is { } broken)
        {
            int number = result.Stages.TakeWhile(stage => stage != broken).Count() + 1;
            string of = string.Create(CultureInfo.InvariantCulture, $"stage {number} of {result.Stages.Count}");
            string also = result.Thresholds.All(one => one.Passed) ? "" : $"; {Verdict(result.Thresholds)}";
            return $"failed: {broken.Id}, {of}, is broken{also}";
        }
        return result.Stages.Count > 0 && result.Stages.All(stage => stage.Status == StageStatus.Held)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Verdict(result.Thresholds)}; all {result.Stages.Count} stages hold"
            )
            : null;
    }

    private static string Verdict(IReadOnlyList<ThresholdVerdict> thresholds)
    {
        int all = thresholds.Count;
        int broken = thresholds.Count(threshold => !threshold.Passed && !threshold.Inconclusive);
        int open = thresholds.Count(threshold => threshold.Inconclusive);
        return (all, broken) switch
        {
            (_, 0) when open > 0 => string.Create(
                CultureInfo.InvariantCulture,
                $"inconclusive: the replications cannot tell {open} of {all} thresholds"
            ),
            (0, _) => "no thresholds to judge by",
            (1, 0) => "passed: the threshold holds",
            (1, _) => "failed: the threshold is broken",
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"passed: all {all} thresholds hold"),
            _ => string.Create(CultureInfo.InvariantCulture, $"failed: {broken} of {all} thresholds broken"),
        };
    }

    /// <summary><c>pass</c>, <c>FAIL</c>, or <c>OPEN</c> where the replications cannot tell.</summary>
    public static string Word(ThresholdVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Passed ? "pass"
            : verdict.Inconclusive ? "OPEN"
            : "FAIL";
    }

    /// <summary>Stands for a value that there is none of.</summary>
    public const string None = "-";

    /// <summary>
    /// <c>950</c>, <c>12.3k</c>, <c>2.47G</c>; a fraction only below 10, and what is not nothing is not shown as 0.
    /// </summary>
    public static string Count(double count) =>
        count switch
        {
            _ when !double.IsFinite(count) => None,
            < 0 => "-" + Count(-count),
            >= 999.5e6 => Significant(count / 1e9) + "G",
            >= 999.5e3 => Significant(count / 1e6) + "M",
            >= 9_999.5 => Significant(count / 1e3) + "k",
            >= 9.95 => Fixed(count, 0),
            > 0 and < 0.05 => "<0.1",
            _ => Trimmed(count, 1),
        };

    /// <summary><c>12.34</c> below a thousand, then as <see cref="Count"/>; less than half a cent is not 0.</summary>
    public static string Usd(double usd) =>
        usd switch
        {
            > 0 and < 0.005 => "<0.01",
            < 999.5 => Fixed(usd, 2),
            _ => Count(usd),
        };

    /// <summary>Requests per second, without the unit.</summary>
    public static string Rate(double perSecond) => Count(perSecond);

    /// <summary><c>8.4 ms</c>, <c>245 ms</c>, <c>1.32 s</c>, <c>12 s</c>.</summary>
    public static string Latency(SimDuration latency) => Milliseconds(latency.TotalMilliseconds);

    /// <inheritdoc cref="Latency"/>
    public static string Milliseconds(double milliseconds) =>
        milliseconds switch
        {
            _ when !double.IsFinite(milliseconds) => None,
            0 => "0 ms",
            > 0 and < 0.005 => "<0.01 ms",
            >= 999.5 => Significant(milliseconds / 1e3) + " s",
            _ => Significant(milliseconds) + " ms",
        };

    /// <summary>A quantile of a distribution that may be empty.</summary>
    public static string Quantile(LatencyHistogram latency, double probability)
    {
        ArgumentNullException.ThrowIfNull(latency);
        return latency.IsEmpty ? None : Latency(latency.Quantile(probability));
    }

    /// <summary><c>8</c>, <c>8 to 93</c>; <see cref="None"/> for what never was.</summary>
    public static string Range((double Min, double Mean, double Max) spread) =>
        spread.Max <= 0 ? None
        : spread.Min >= spread.Max ? Count(spread.Max)
        : $"{Count(spread.Min)} to {Count(spread.Max)}";

    /// <summary>
    /// <c>0 %</c>, <c>0.021 %</c>, <c>12.5 %</c>, <c>100 %</c>; a ratio below a millionth is shown as such.
    /// </summary>
    public static string Percent(double ratio)
    {
        double percent = ratio * 100;
        return percent switch
        {
            _ when !double.IsFinite(percent) => None,
            0 => "0 %",
            > 0 and < 0.0001 => "<0.0001 %",
            // Not 100 % while anything is missing from it.
            >= 99.95 and < 100 => "99.9 %",
            _ when Math.Abs(percent) < 1 => Trimmed(percent, percent < 0.01 ? 4 : 3) + " %",
            _ when Math.Abs(percent) >= 99.5 => Fixed(percent, 0) + " %",
            _ => Fixed(percent, 1) + " %",
        };
    }

    /// <summary><c>14 s</c>, <c>2m 05s</c>, <c>1h 30m</c>.</summary>
    public static string Seconds(double? seconds)
    {
        if (seconds is not { } value || !double.IsFinite(value))
        {
            return None;
        }
        if (value < 0)
        {
            return "-" + Seconds(-value);
        }
        if (value < 59.95)
        {
            return Trimmed(value, 1) + " s";
        }
        long whole = (long)Math.Round(value);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}m {whole % 60:00}s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}h {whole % 3600 / 60:00}m");
    }

    /// <summary>
    /// A time since the start of a run, as it is typed: <c>19h00m30s</c>, <c>0h05m00s</c>, <c>0h00m00.5s</c>; rounded
    /// to milliseconds.
    /// </summary>
    public static string Offset(SimTime time)
    {
        long milliseconds = (long)Math.Round((time - SimTime.Zero).TotalMilliseconds);
        string whole = string.Create(
            CultureInfo.InvariantCulture,
            $"{milliseconds / 3_600_000}h{milliseconds / 60_000 % 60:00}m{milliseconds / 1000 % 60:00}"
        );
        string fraction = string.Create(CultureInfo.InvariantCulture, $".{milliseconds % 1000:000}");
        return whole + fraction.TrimEnd('0').TrimEnd('.') + "s";
    }

    /// <summary>
    /// The calendar time of an offset into the run: <c>20:05</c>, after the first day <c>day 2 20:05</c>; whole minutes
    /// only.
    /// </summary>
    public static string ClockTime(RunIdentity identity, double offsetSeconds)
    {
        ArgumentNullException.ThrowIfNull(identity);
        NodaTime.ZonedDateTime at = identity.Start.Plus(NodaTime.Duration.FromSeconds(offsetSeconds)).InUtc();
        int day = NodaTime.Period.DaysBetween(identity.Start.InUtc().Date, at.Date) + 1;
        string pattern = at.Second == 0 ? "HH:mm" : "HH:mm:ss";
        string time = at.ToString(pattern, CultureInfo.InvariantCulture);
        return day == 1 ? time : string.Create(CultureInfo.InvariantCulture, $"day {day} {time}");
    }

    /// <summary>Continents by name; an unknown code stays as it is.</summary>
    public static string Region(string code) =>
        code switch
        {
            "af" => "Africa",
            "an" => "Antarctica",
            "as" => "Asia",
            "eu" => "Europe",
            "na" => "North America",
            "oc" => "Oceania",
            "sa" => "South America",
            _ => code,
        };

    private static string Significant(double value) =>
        Fixed(
            value,
            value < 9.995 ? 2
                : value < 99.95 ? 1
                : 0
        );

    private static string Fixed(double value, int digits) =>
        value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Trimmed(double value, int digits)
    {
        string text = Fixed(value, digits);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
