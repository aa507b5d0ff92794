using NodaTime;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Replay;

/// <summary>Reads the times of a trace, which are all written in the way of the first.</summary>
internal sealed class TraceTime(string column)
{
    /// <summary>From here on a number is taken as seconds since 1970: 1973-03-03.</summary>
    private const double LeastEpoch = 1e8;

    private const double MostSeconds = 9e9;

    private static readonly Instant s_epoch = Instant.FromUnixTimeTicks(0);

    private static readonly LocalDateTimePattern[] s_patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss;FFFFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    private bool? _isNumber;

    /// <summary>Times since 1970; otherwise since an unknown moment.</summary>
    public bool IsCalendar { get; private set; }

    /// <summary>Since the origin; null when it cannot be read, which is reported.</summary>
    public SimDuration? Read(TableRow row)
    {
        string text = row.Text(column);
        _isNumber ??= text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c == '.');
        if (_isNumber == true)
        {
            double number = row.Number(column, 0, MostSeconds);
            IsCalendar |= number >= LeastEpoch;
            return SimDuration.FromSeconds(number * (IsCalendar ? 1 : SecondsPerUnit(row)));
        }
        IsCalendar = true;
        string local = text.EndsWith('Z') ? text[..^1] : text;
        foreach (LocalDateTimePattern pattern in s_patterns)
        {
            if (pattern.Parse(local) is { Success: true } read)
            {
                return new SimDuration((read.Value.InUtc().ToInstant() - s_epoch).ToInt64Nanoseconds());
            }
        }
        if (text.Length > 0)
        {
            row.Error(column, "wrong-time", $"'{text}' is no time", "a time such as 2026-11-26T10:15:00Z, in UTC");
        }
        return null;
    }

    private double SecondsPerUnit(TableRow row)
    {
        switch (column)
        {
            case "second" or "seconds" or "s":
                return 1;
            case "minute" or "minutes" or "min":
                return 60;
            case "hour" or "hours" or "h":
                return 3600;
            default:
                row.Error(
                    column,
                    "unknown-unit",
                    $"'{column}' does not say what its numbers count",
                    "a column named second, minute or hour, or a calendar time"
                );
                return 1;
        }
    }
}
