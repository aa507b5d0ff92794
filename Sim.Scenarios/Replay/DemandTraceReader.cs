using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Replay;

/// <summary>
/// Reads a trace of demand: <c>time,country,requests</c> in any order of the columns after the time, or without a
/// country.
/// </summary>
/// <remarks>
/// Times and values are those of <see cref="TraceReader"/>. The rows of a country rise in time; those of different
/// countries may be mixed. Between two rows of a country missing steps lie on a line; before its first and after its
/// last row it has no requests. Both are warnings. A file whose name ends in <c>.gz</c> is unpacked.
/// </remarks>
internal static class DemandTraceReader
{
    private const string Country = "country";

    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="countries">Codes that may occur.</param>
    /// <param name="namedAt">Where the file is named.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static DemandTrace? ReadFile(
        IInputFiles files,
        string path,
        IReadOnlyCollection<string> countries,
        DiagnosticList diagnostics,
        Location? namedAt = null
    ) =>
        SourceReader.ReadText(files, path, diagnostics, namedAt, TraceReader.Limits) is { } source
            ? Read(source, countries, diagnostics)
            : null;

    /// <inheritdoc cref="ReadFile"/>
    public static DemandTrace? Read(
        SourceText source,
        IReadOnlyCollection<string> countries,
        DiagnosticList diagnostics
    )
    {
        string[] header = CsvTable.HeaderOf(source);
        DemandTrace? trace = header.Contains(Country)
            ? ReadByCountry(source, header, countries, diagnostics)
            : ReadOfAll(source, diagnostics);
        if (trace is not null && trace.Peak == RequestRate.Zero)
        {
            diagnostics.Error(source.Start, "no-requests", "the trace has no requests", "at least one");
            return null;
        }
        return trace;
    }

    private static DemandTrace? ReadOfAll(SourceText source, DiagnosticList diagnostics) =>
        TraceReader.Read(source, diagnostics) is { } trace ? new DemandTrace([new DemandTracePart(null, trace)]) : null;

    private static DemandTrace? ReadByCountry(
        SourceText source,
        string[] header,
        IReadOnlyCollection<string> countries,
        DiagnosticList diagnostics
    )
    {
        string[] others = [.. header.Where(name => name != Country)];
        if (TraceReader.ValueColumn(others, null, source, diagnostics) is not { } values)
        {
            return null;
        }
        var time = new TraceTime(others[0]);
        var rows = new SortedDictionary<string, List<TracePoint>>(StringComparer.Ordinal);
        var steps = new Dictionary<string, TraceSteps>(StringComparer.Ordinal);
        IReadOnlyList<TracePoint>? points = CsvTable.Read(
            source,
            [others[0], Country, values],
            diagnostics,
            row =>
            {
                SimDuration? at = time.Read(row);
                string country = row.OneOf(Country, countries);
                var point = new TracePoint(at ?? default, row.Number(values, 0, TraceReader.MostRequests), row.Line);
                if (at is null)
                {
                    return point;
                }
                if (!rows.TryGetValue(country, out List<TracePoint>? ofCountry))
                {
                    rows.Add(country, ofCountry = []);
                    steps.Add(country, new TraceSteps(source, diagnostics, country));
                }
                ofCountry.Add(point);
                return steps[country].Add(point);
            }
        );
        if (
            points is null
            || !steps.Values.All(one => one.AreSound)
            || Interval(source, points, diagnostics) is not { } interval
        )
        {
            return null;
        }
        SimDuration begin = points.Min(point => point.Time);
        int count = (int)((points.Max(point => point.Time) - begin).Nanoseconds / interval.Nanoseconds) + 1;
        double unit = TraceReader.IsCount(values) ? interval.TotalSeconds : 1;
        return new DemandTrace([
            .. rows.Select(country => new DemandTracePart(
                country.Key,
                new RequestTrace(null, interval, Rates(country.Value, steps[country.Key], begin, interval, count, unit))
            )),
        ]);
    }

    /// <summary>The shortest distance of two times, whoever's they are.</summary>
    private static SimDuration? Interval(
        SourceText source,
        IReadOnlyList<TracePoint> points,
        DiagnosticList diagnostics
    )
    {
        var times = new TraceSteps(source, diagnostics);
        TracePoint[] distinct = [.. points.OrderBy(point => point.Time).DistinctBy(point => point.Time)];
        return times.Interval(distinct);
    }

    private static double[] Rates(
        List<TracePoint> points,
        TraceSteps steps,
        SimDuration begin,
        SimDuration interval,
        int count,
        double unit
    )
    {
        var rates = new double[count];
        int at = (int)((points[0].Time - begin).Nanoseconds / interval.Nanoseconds);
        foreach (double value in steps.Fill(points, interval))
        {
            rates[at++] = value / unit;
        }
        steps.WarnOfEnds(points, begin, begin + (interval * (count - 1)), interval);
        return rates;
    }
}
