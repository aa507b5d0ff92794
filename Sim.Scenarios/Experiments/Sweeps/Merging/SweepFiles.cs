using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>The small files of a sweep's results, whose bytes follow from the sweep alone.</summary>
internal static class SweepFiles
{
    /// <summary>Written last: where it is, all others are.</summary>
    public const string Manifest = "sweep.json";

    public const string Points = "points.csv";
    public const string Replications = "replications.csv";
    public const string Estimates = "estimates.csv";
    public const string Thresholds = "thresholds.csv";
    public const string Effects = "effects.csv";
    public const string Parquet = "measures.parquet";
    public const string Summary = "summary.json";

    /// <summary>All but the manifest.</summary>
    public static readonly string[] Data = [Points, Replications, Estimates, Thresholds, Effects, Parquet, Summary];

    public static byte[] RenderPoints(Sweep sweep) =>
        CsvFile.Render(
            ["point", .. sweep.Planned.Factors.Select(factor => factor.Path)],
            csv =>
            {
                foreach (SweepPoint point in sweep.Planned.Points)
                {
                    csv.WriteRecord([Whole(point.Index), .. point.Texts]);
                }
            }
        );

    public static byte[] RenderThresholds(SweepSummary summary) =>
        CsvFile.Render(
            ["point", "threshold", "verdict", "value", "lower", "upper", "unit"],
            csv =>
            {
                foreach (PointSummary point in summary.Points)
                {
                    foreach (ThresholdVerdict one in point.Thresholds)
                    {
                        string verdict =
                            one.Passed ? "passed"
                            : one.Inconclusive ? "inconclusive"
                            : "failed";
                        csv.WriteRecord([
                            Whole(point.Point.Index),
                            one.Expression,
                            verdict,
                            RunNumber.Text(one.Value),
                            RunNumber.Text(one.Interval?.Lower),
                            RunNumber.Text(one.Interval?.Upper),
                            one.Unit,
                        ]);
                    }
                }
            }
        );

    public static byte[] RenderEffects(SweepSummary summary) =>
        CsvFile.Render(
            ["measure", "field", "level", "mean", "points", "share"],
            csv =>
            {
                foreach (MainEffect effect in summary.Measures.SelectMany(summary.EffectsOn))
                {
                    foreach (FactorLevel level in effect.Levels)
                    {
                        csv.WriteRecord([
                            effect.Measure,
                            effect.Factor,
                            level.Label,
                            RunNumber.Text(level.Mean),
                            Whole(level.Points),
                            RunNumber.Text(effect.Share),
                        ]);
                    }
                }
            }
        );

    public static byte[] RenderSummary(SweepSummary summary) =>
        JsonFile.Render(json =>
        {
            json.WriteNumber("formatVersion", 1);
            json.WriteString("scenario", summary.Sweep.Scenario);
            json.WriteNumber("points", summary.Points.Count);
            json.WriteNumber("runs", summary.Sweep.Runs);
            json.WriteNumber("events", summary.Events);
            if (summary.IsJudged)
            {
                json.WriteNumber("pointsPassed", summary.Passed);
                json.WriteNumber("pointsFailed", summary.Points.Count - summary.Passed - summary.Inconclusive);
                json.WriteNumber("pointsInconclusive", summary.Inconclusive);
            }
            json.WriteObjects("measures", summary.Measures, (json, measure) => WriteMeasure(json, summary, measure));
        });

    /// <param name="folder">With all other files.</param>
    public static byte[] RenderManifest(Sweep sweep, string folder) =>
        JsonFile.Render(json =>
        {
            json.WriteNumber("formatVersion", 1);
            json.WriteString("sweep", sweep.Hash);
            json.WriteString("scenario", sweep.Scenario);
            json.WriteString("description", sweep.Planned.Plan.Description);
            json.WriteString("modelVersion", sweep.ModelVersion);
            json.WriteString("design", JsonNamingPolicy.KebabCaseLower.ConvertName($"{sweep.Planned.Plan.Design}"));
            json.WriteNumber("points", sweep.Planned.Points.Count);
            json.WriteNumber("replications", sweep.Replications);
            json.WriteStartArray("fields");
            foreach (SweepFactor factor in sweep.Planned.Factors)
            {
                json.WriteStringValue(factor.Path);
            }
            json.WriteEndArray();
            json.WriteObjects(
                "inputs",
                sweep.Inputs,
                static (json, input) =>
                {
                    json.WriteString("path", input.Path);
                    json.WriteString("sha256", input.Sha256);
                }
            );
            json.WriteObjects(
                "files",
                Data,
                (json, name) =>
                {
                    json.WriteString("path", name);
                    json.WriteString("sha256", HashOf(Path.Combine(folder, name)));
                }
            );
        });

    private static void WriteMeasure(Utf8JsonWriter json, SweepSummary summary, string measure)
    {
        PointSummary[] points = [.. summary.Points.Where(one => one.Means.ContainsKey(measure))];
        PointSummary least = points.MinBy(one => one.Means[measure].Value)!;
        PointSummary most = points.MaxBy(one => one.Means[measure].Value)!;
        json.WriteString("measure", measure);
        foreach ((string name, PointSummary point) in new[] { ("least", least), ("most", most) })
        {
            Estimate mean = point.Means[measure];
            json.WriteStartObject(name);
            json.WriteNumber("point", point.Point.Index);
            json.WriteMeasure("mean", mean.Value);
            json.WriteMeasure("lower", mean.Interval.Lower);
            json.WriteMeasure("upper", mean.Interval.Upper);
            json.WriteEndObject();
        }
        json.WriteObjects(
            "effects",
            summary.EffectsOn(measure),
            static (json, effect) =>
            {
                json.WriteString("field", effect.Factor);
                json.WriteMeasure("share", effect.Share);
                json.WriteMeasure("range", effect.Range);
            }
        );
    }

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
