using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Measurements;

/// <summary>
/// Reads measured round trips: a CSV file with the columns <c>from</c>, <c>to</c> and <c>rtt_ms</c>, and <c>#</c>
/// comments; plain or packed with gzip.
/// </summary>
/// <remarks>
/// Places are what <see cref="Gazetteer.Find"/> takes: regions of Google Cloud, AWS and Azure with or without
/// <c>gcp:</c>, <c>aws:</c>, <c>azure:</c>, cities, metros, or coordinates, <c>48.86;2.35</c> or in quotes
/// <c>"48.86,2.35"</c>. A name that is unknown is kept aside with its rows; one that may mean several places is an
/// error. Further columns are allowed.
/// </remarks>
public static class MeasurementReader
{
    /// <summary>A minute: no packet is that long on its way.</summary>
    private const double MostMilliseconds = 60_000;

    private static readonly SourceLimits s_limits = new() { Bytes = 64 * 1024 * 1024 };

    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="namedAt">Where another file names this one: a missing file is reported there.</param>
    /// <returns>Null when anything was wrong, which is reported; unknown names are not wrong.</returns>
    public static MeasurementTable? ReadFile(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null
    )
    {
        var unpacked = new UnpackedFiles(files, s_limits.Bytes);
        return SourceReader.ReadText(unpacked, path, diagnostics, namedAt, s_limits) is { } source
            ? Read(source, diagnostics)
            : null;
    }

    /// <inheritdoc cref="ReadFile"/>
    public static MeasurementTable? Read(SourceText source, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var places = new NamedPlaces(BuiltinDatasets.Gazetteer);
        int withUnknown = 0;
        int withinPlace = 0;
        IReadOnlyList<MeasuredRoundTrip?>? rows = CsvTable.Read<MeasuredRoundTrip?>(
            source,
            ["from", "to", "rtt_ms"],
            diagnostics,
            row =>
            {
                Place? from = places.Find(row, "from");
                Place? to = places.Find(row, "to");
                double? milliseconds =
                    row.Text("rtt_ms").Length > 0 ? row.OptionalNumber("rtt_ms", 0, MostMilliseconds) : null;
                if (from is null || to is null)
                {
                    withUnknown++;
                    return null;
                }
                if (from.Code == to.Code)
                {
                    withinPlace++;
                    return null;
                }
                if (milliseconds == 0)
                {
                    row.Error("rtt_ms", "number", "no round trip between two places takes 0 ms", "more than 0");
                }
                return new MeasuredRoundTrip(
                    row.Optional("from"),
                    from.Point,
                    row.Optional("to"),
                    to.Point,
                    SimDuration.FromMilliseconds(milliseconds ?? 0),
                    row.Line
                );
            }
        );
        return rows is null
            ? null
            : new MeasurementTable([.. rows.OfType<MeasuredRoundTrip>()], places.Unknown, withUnknown, withinPlace);
    }
}
