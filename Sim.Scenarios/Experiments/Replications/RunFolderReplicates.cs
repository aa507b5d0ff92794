using System.Globalization;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Results.Files;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Replications;

/// <summary>The replications that a run folder keeps, for comparisons without running anything.</summary>
public static class RunFolderReplicates
{
    private const double Most = 1e300;
    private const int MostReplications = 1_000_000;

    private static readonly SourceLimits s_limits = new() { Bytes = 1024 * 1024 * 1024 };

    /// <summary>
    /// Reads <c>replications.csv</c>, or <c>measures.csv</c> as the only replication, and from <c>manifest.json</c> the
    /// seed.
    /// </summary>
    /// <param name="folder">Of one run.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static (ReplicationSeries Series, ulong Seed)? Read(IInputFiles files, string folder, DiagnosticList found)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(found);
        if (SeedOf(files, Path.Combine(folder, "manifest.json"), found) is not { } seed)
        {
            return null;
        }
        string many = Path.Combine(folder, "replications.csv");
        bool hasMany = files.KindOf(many) == InputKind.File;
        string path = hasMany ? many : Path.Combine(folder, "measures.csv");
        if (SourceReader.ReadText(files, path, found, null, s_limits) is not { } source)
        {
            return null;
        }
        string[] columns = [.. MeasureColumns.Names, "value"];
        IReadOnlyList<(int Index, MeasureKey Key, double? Value)>? rows = CsvTable.Read(
            source,
            hasMany ? [.. columns, "replication"] : columns,
            found,
            row => Read(row, hasMany)
        );
        if (rows is null || found.HasErrors)
        {
            return null;
        }
        var series = new ReplicationSeries(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        int expected = 0;
        foreach (IGrouping<int, (int Index, MeasureKey Key, double? Value)> one in rows.GroupBy(row => row.Index))
        {
            if (one.Key != expected++)
            {
                found.Error(source.Start, "missing-replication", $"replication {expected - 1} is missing");
                return null;
            }
            Dictionary<MeasureKey, double> measures = [];
            foreach ((_, MeasureKey key, double? value) in one.Where(row => row.Value is not null))
            {
                measures[key] = value!.Value;
            }
            series.Add([new Replicate(one.Key, measures, [], 0)]);
        }
        return (series, seed);
    }

    private static (int, MeasureKey, double?) Read(TableRow row, bool hasMany) =>
        (
            hasMany ? (int)row.Number("replication", 0, MostReplications) : 0,
            new MeasureKey(
                row.Text("measure"),
                Cell(row, "region"),
                Cell(row, "country"),
                Cell(row, "endpoint"),
                Cell(row, "resource")
            ),
            row.OptionalNumber("value", -Most, Most)
        );

    private static string? Cell(TableRow row, string column) =>
        row.Optional(column) is { Length: > 0 } text ? text : null;

    private static ulong? SeedOf(IInputFiles files, string path, DiagnosticList found)
    {
        if (SourceReader.ReadFile(files, path, found) is not LocatedMapping manifest)
        {
            return null;
        }
        if (manifest["interrupted"] is not null)
        {
            found.Warning(
                manifest.Location,
                "interrupted-run",
                "this run was interrupted: it measured a part of its time"
            );
        }
        if (
            manifest["seed"] is LocatedScalar scalar
            && ulong.TryParse(scalar.Text, CultureInfo.InvariantCulture, out ulong seed)
        )
        {
            return seed;
        }
        found.Error(manifest.Location, "not-a-run", "this manifest has no seed", "the manifest.json of a run folder");
        return null;
    }
}
