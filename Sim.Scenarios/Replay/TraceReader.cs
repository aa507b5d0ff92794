using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Replay;

/// <summary>
/// Reads a trace of requests: a CSV file with a header, a time in the first column, and a column of values.
/// </summary>
/// <remarks>
/// Times are of one step and rise: ISO 8601 (without a zone: UTC), seconds since 1970, or numbers of hours, minutes or
/// seconds that the header names. Values are requests per second in a column such as <c>rps</c>, or requests of the
/// interval in one such as <c>requests</c>. Steps that are missing are filled on a line between their neighbors, which
/// is a warning. Export of a monitoring system and of the Internet Traffic Archive is of this kind.
/// </remarks>
public static class TraceReader
{
    internal const double MostRequests = 1e15;

    internal static SourceLimits Limits { get; } = new() { Bytes = 256 * 1024 * 1024 };

    private static readonly string[] s_rates = ["rps", "qps", "rate", "requests_per_second", "requests_per_sec"];
    private static readonly string[] s_counts = ["requests", "count", "hits"];

    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="column">The column of values; null: the only one whose name tells its unit.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static RequestTrace? ReadFile(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        string? column = null
    ) =>
        SourceReader.ReadText(files, path, diagnostics, limits: Limits) is { } source
            ? Read(source, diagnostics, column)
            : null;

    /// <inheritdoc cref="ReadFile"/>
    public static RequestTrace? Read(SourceText source, DiagnosticList diagnostics, string? column = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string[] header = CsvTable.HeaderOf(source);
        if (header.Length < 2)
        {
            diagnostics.Error(
                source.Start,
                "missing-column",
                "the trace has no column of values",
                "a header: time,rps"
            );
            return null;
        }
        if (ValueColumn(header, column, source, diagnostics) is not { } values)
        {
            return null;
        }
        bool isCount = IsCount(values);
        var time = new TraceTime(header[0]);
        var steps = new TraceSteps(source, diagnostics);
        IReadOnlyList<TracePoint>? points = CsvTable.Read(
            source,
            [header[0], values],
            diagnostics,
            row =>
            {
                SimDuration? at = time.Read(row);
                var point = new TracePoint(at ?? default, row.Number(values, 0, MostRequests), row.Line);
                return at is null ? point : steps.Add(point);
            }
        );
        if (points is null || steps.Interval(points) is not { } interval)
        {
            return null;
        }
        double seconds = isCount ? interval.TotalSeconds : 1;
        Instant? start = time.IsCalendar
            ? Instant.FromUnixTimeTicks(0).PlusNanoseconds(points[0].Time.Nanoseconds)
            : null;
        return new RequestTrace(start, interval, [.. steps.Fill(points, interval).Select(value => value / seconds)]);
    }

    /// <summary>The column holds requests of an interval rather than requests per second.</summary>
    internal static bool IsCount(string column) => !s_rates.Contains(column);

    /// <summary>The column of values; null when it cannot be told, which is reported.</summary>
    internal static string? ValueColumn(string[] header, string? wanted, SourceText source, DiagnosticList diagnostics)
    {
        string[] values = header[1..];
        string[] known = [.. values.Where(name => s_rates.Contains(name) || s_counts.Contains(name))];
        string units =
            $"requests per second ({string.Join(", ", s_rates)}) or requests ({string.Join(", ", s_counts)})";
        if (wanted is not null && !values.Contains(wanted))
        {
            diagnostics.Error(
                source.Start,
                "missing-column",
                $"the trace has no column '{wanted}'",
                "one of " + string.Join(", ", values),
                NearestWord.To(wanted, values)
            );
            return null;
        }
        string[] left = wanted is null ? known : [wanted];
        if (left is [var one] && known.Contains(one))
        {
            return one;
        }
        diagnostics.Error(
            source.Start,
            "unknown-column",
            left.Length > 1
                ? $"the columns {string.Join(" and ", left)} could both be meant"
                : $"no column is named for what it holds: {string.Join(", ", wanted is null ? values : left)}",
            left.Length > 1 ? "the name of one of them" : "a column of " + units
        );
        return null;
    }
}
