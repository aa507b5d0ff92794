using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>
/// From the shards of a sweep to its results, run by run in the order of the runs: the bytes do not depend on how the
/// runs were cut, on which machines and in which order they ran.
/// </summary>
public static class SweepMerge
{
    /// <summary>The folder beside results that a sweep is run in.</summary>
    public const string WorkName = "work";

    private const string PlotsName = "plots";

    /// <param name="folder">With all shards; see <see cref="ShardCheck"/>.</param>
    /// <param name="target">Is made; one that holds the same results is verified.</param>
    /// <param name="draw">Pictures of the results, by their path below the folder.</param>
    /// <exception cref="OperationCanceledException">Interrupted; nothing is left behind.</exception>
    public static MergeOutcome Merge(
        SweepFolder folder,
        string target,
        Func<SweepSummary, IReadOnlyList<RunPicture>> draw,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(draw);
        string full = Path.GetFullPath(target);
        if (StrangerIn(full) is { } stranger)
        {
            return Refuse($"'{target}' is there already, and '{stranger}' in it is no result of a sweep");
        }
        bool isNew = !Directory.Exists(full);
        string temporary = Path.Combine(full, $".merge.{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(temporary);
            SweepSummary summary = WriteData(folder, temporary, cancellation);
            if (File.Exists(Path.Combine(full, SweepFiles.Manifest)))
            {
                return Verify(full, temporary, target, summary);
            }
            foreach (RunPicture picture in draw(summary))
            {
                WritePicture(Path.Combine(temporary, picture.RelativePath), picture);
            }
            cancellation.ThrowIfCancellationRequested();
            MoveAll(temporary, full);
            return new MergeOutcome(MergeStatus.Written, $"Results are in {target}.", summary);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            string reason = problem.Message.ReplaceLineEndings(" ").TrimEnd('.');
            string message = $"The results cannot be written to {target}: {reason}. The shards are as they were.";
            return new MergeOutcome(MergeStatus.Failed, message, null);
        }
        finally
        {
            Discard(temporary);
            if (isNew && Directory.Exists(full) && !Directory.EnumerateFileSystemEntries(full).Any())
            {
                Directory.Delete(full);
            }
        }
    }

    private static SweepSummary WriteData(SweepFolder folder, string target, CancellationToken cancellation)
    {
        Sweep sweep = folder.Sweep;
        List<PointSummary> points = [];
        long events = 0;
        using (var runs = new MeasureTable(In(SweepFiles.Replications), ["point", "replication"], ["value"]))
        using (
            var means = new MeasureTable(
                In(SweepFiles.Estimates),
                ["point"],
                ["mean", "lower", "upper", "replications"]
            )
        )
        using (var parquet = new MeasureParquet(In(SweepFiles.Parquet), sweep))
        {
            var reader = new ShardFileReader();
            PointEstimates? current = null;
            for (int i = 0; i < folder.ShardCount; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (ShardRun run in reader.Read(folder.PathOf(i)))
                {
                    current ??= new PointEstimates(sweep.Planned.Points[run.Point]);
                    Write(runs, run);
                    parquet.Add(run);
                    current.Add(run);
                    events += run.Events;
                    if (current.Runs == sweep.Replications)
                    {
                        points.Add(Close(current, means));
                        current = null;
                    }
                }
            }
            parquet.Complete();
        }
        var summary = new SweepSummary(sweep, points, events);
        File.WriteAllBytes(In(SweepFiles.Points), SweepFiles.RenderPoints(sweep));
        File.WriteAllBytes(In(SweepFiles.Thresholds), SweepFiles.RenderThresholds(summary));
        File.WriteAllBytes(In(SweepFiles.Effects), SweepFiles.RenderEffects(summary));
        File.WriteAllBytes(In(SweepFiles.Summary), SweepFiles.RenderSummary(summary));
        File.WriteAllBytes(In(SweepFiles.Manifest), SweepFiles.RenderManifest(sweep, target));
        return summary;

        string In(string name) => Path.Combine(target, name);
    }

    private static void Write(MeasureTable runs, ShardRun run)
    {
        string before = string.Create(CultureInfo.InvariantCulture, $"{run.Point},{run.Replication}");
        for (int i = 0; i < run.Keys.Count; i++)
        {
            runs.Write(before, run.Keys[i], run.Values[i]);
        }
    }

    private static PointSummary Close(PointEstimates point, MeasureTable means)
    {
        string before = point.Point.Index.ToString(CultureInfo.InvariantCulture);
        Dictionary<string, Estimate> overall = [];
        foreach ((MeasureKey key, Estimate mean) in point.Means())
        {
            means.Write(before, key, mean.Value, mean.Interval.Lower, mean.Interval.Upper, mean.SampleSize);
            if (key is { Region: null, Country: null, Endpoint: null, Resource: null })
            {
                overall.Add(key.Measure, mean);
            }
        }
        return new PointSummary(point.Point, overall, point.Verdicts());
    }

    private static MergeOutcome Verify(string full, string temporary, string target, SweepSummary summary)
    {
        foreach (string name in SweepFiles.Data.Append(SweepFiles.Manifest))
        {
            string there = Path.Combine(full, name);
            if (!File.Exists(there) || !AreSame(there, Path.Combine(temporary, name)))
            {
                string what = File.Exists(there) ? "has other bytes than these results" : "is missing";
                return Refuse($"'{target}' holds results already, and '{name}' in it {what}");
            }
        }
        string message = $"The same results are in {target} already: {SweepFiles.Data.Length + 1} data files verified.";
        return new MergeOutcome(MergeStatus.Verified, message, summary);
    }

    private static bool AreSame(string one, string other)
    {
        using FileStream a = File.OpenRead(one);
        using FileStream b = File.OpenRead(other);
        if (a.Length != b.Length)
        {
            return false;
        }
        byte[] left = new byte[64 * 1024];
        byte[] right = new byte[left.Length];
        while (a.ReadAtLeast(left, left.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            b.ReadExactly(right, 0, read);
            if (!left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
            {
                return false;
            }
        }
        return true;
    }

    private static void WritePicture(string path, RunPicture picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream stream = File.Create(path);
        picture.Write(stream);
    }

    /// <summary>The manifest last: where it is, all is.</summary>
    private static void MoveAll(string temporary, string full)
    {
        string plots = Path.Combine(temporary, PlotsName);
        if (Directory.Exists(plots))
        {
            Discard(Path.Combine(full, PlotsName));
            Directory.Move(plots, Path.Combine(full, PlotsName));
        }
        foreach (string name in SweepFiles.Data.Append(SweepFiles.Manifest))
        {
            File.Move(Path.Combine(temporary, name), Path.Combine(full, name), overwrite: true);
        }
    }

    /// <summary>What is in the folder and does not come from a merge, or one that was ended; null: nothing.</summary>
    internal static string? StrangerIn(string full)
    {
        if (File.Exists(full))
        {
            return Path.GetFileName(full);
        }
        HashSet<string> known = [.. SweepFiles.Data, SweepFiles.Manifest, WorkName, PlotsName];
        return Directory.Exists(full)
            ? Directory
                .EnumerateFileSystemEntries(full)
                .Select(entry => Path.GetFileName(entry))
                .Where(name => !name.StartsWith('.') && !known.Contains(name))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static MergeOutcome Refuse(string what) =>
        new(MergeStatus.Refused, $"{what}. It was left as it is: choose another folder.", null);
}
