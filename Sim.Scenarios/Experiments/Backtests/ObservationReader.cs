using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>
/// Reads observations: a CSV file <c>time,series,labels,value</c>, one row for each value, in any order.
/// </summary>
/// <remarks>
/// Times are instants (<c>2018-10-15T18:05:00Z</c>) or since the start of the run (<c>5m</c>, or a number of seconds).
/// A value is what holds from its time until the next. Labels are <c>endpoint=gke-eu</c>, <c>region=eu</c> or
/// <c>pool=gke-eu</c>, by what the series is recorded of.
/// </remarks>
public sealed class ObservationReader
{
    private static readonly string[] s_columns = ["time", "series", "labels", "value"];
    private static readonly SourceLimits s_limits = new() { Bytes = 256 * 1024 * 1024 };

    private static readonly string[] s_regions = ["af", "an", "as", "eu", "na", "oc", "sa"];

    private readonly Instant _start;
    private readonly SimDuration _length;
    private readonly string[] _endpoints;
    private readonly string[] _pools;

    /// <param name="scenario">
    /// What runs; observations outside of its time are left out, names that it does not have are found.
    /// </param>
    public ObservationReader(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        (_start, _length) = (scenario.Start, scenario.Duration);
        _pools = [.. scenario.Pools.Select(pool => pool.Id)];
        _endpoints = [.. scenario.Sites.Select(site => site.Id), .. _pools];
    }

    /// <returns>
    /// In the order of their first rows, and how many rows lie outside of the run; null when anything was wrong, which
    /// is reported.
    /// </returns>
    public (IReadOnlyList<ObservedSeries> Series, int Outside)? Read(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics
    )
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return SourceReader.ReadText(files, path, diagnostics, limits: s_limits) is { } source
            ? Read(source, diagnostics)
            : null;
    }

    private (IReadOnlyList<ObservedSeries> Series, int Outside)? Read(SourceText source, DiagnosticList diagnostics)
    {
        IReadOnlyList<(string Measure, string Subject, ObservedPoint Point)>? rows = CsvTable.Read(
            source,
            s_columns,
            diagnostics,
            ReadRow
        );
        if (rows is null)
        {
            return null;
        }
        (string Measure, string Subject, ObservedPoint Point)[] inside =
        [
            .. rows.Where(row => row.Point.Offset >= SimDuration.Zero && row.Point.Offset < _length),
        ];
        if (inside.Length == 0)
        {
            diagnostics.Error(
                source.Start,
                "outside-run",
                "nothing was observed while the scenario runs",
                $"times from {InstantPattern.ExtendedIso.Format(_start)} on, for {_length}"
            );
            return null;
        }
        ObservedSeries[] series =
        [
            .. inside
                .GroupBy(row => (row.Measure, row.Subject))
                .Select(group => new ObservedSeries(
                    group.Key.Measure,
                    group.Key.Subject,
                    [.. group.Select(row => row.Point).OrderBy(point => point.Offset).DistinctBy(point => point.Offset)]
                )),
        ];
        return (series, rows.Count - inside.Length);
    }

    private (string Measure, string Subject, ObservedPoint Point) ReadRow(TableRow row)
    {
        string measure = row.OneOf("series", [.. ModeledMeasure.Names]);
        return (measure, Subject(row, measure), new ObservedPoint(Time(row), row.Number("value", 0, 1e15)));
    }

    private SimDuration Time(TableRow row)
    {
        string text = row.Text("time");
        if (SimDuration.TryParse(text, out SimDuration offset))
        {
            return offset;
        }
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds))
        {
            return seconds < 1e9m ? SimDuration.FromSeconds((double)seconds) : _length;
        }
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant)
        {
            Duration since = instant.Value - _start;
            // What is too far away to count is outside in any case.
            return Math.Abs(since.TotalDays) < 10_000 ? new SimDuration(since.ToInt64Nanoseconds()) : _length;
        }
        if (text.Length > 0)
        {
            row.Error("time", "wrong-time", $"'{text}' is no time", "2018-10-15T18:05:00Z, or 5m since the start");
        }
        return SimDuration.Zero;
    }

    private string Subject(TableRow row, string measure)
    {
        IReadOnlyList<string> allowed = ModeledMeasure.LabelsOf(measure);
        string text = row.Optional("labels");
        string[] parts = text.Split('=', 2);
        if (allowed.Count == 0 || (text.Length == 0 && allowed.Contains("")))
        {
            return "";
        }
        if (parts.Length == 2 && allowed.Contains(parts[0].Trim()) && parts[1].Trim().Length > 0)
        {
            return Known(row, parts[0].Trim(), parts[1].Trim());
        }
        row.Error(
            "labels",
            "wrong-label",
            text.Length == 0 ? $"'{measure}' needs a label" : $"'{text}' is no label of '{measure}'",
            string.Join(" or ", allowed.Select(label => label.Length == 0 ? "nothing" : $"{label}=NAME")),
            NearestWord.To(parts[0], allowed)
        );
        return "";
    }

    private string Known(TableRow row, string label, string name)
    {
        string[] names = label switch
        {
            ModeledMeasure.Region => s_regions,
            ModeledMeasure.Pool => _pools,
            _ => _endpoints,
        };
        if (!names.Contains(name))
        {
            string expected = "one of " + string.Join(", ", names);
            string message = $"the scenario has no {label} '{name}'";
            row.Error("labels", "unknown-name", message, expected, NearestWord.To(name, names));
        }
        return name;
    }
}
