using System.Diagnostics;
using System.Globalization;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results.Measures;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// A thousand shards of one run with 160 measures each, verified and merged into all files but pictures: milliseconds
/// of wall time, for it is about files.
/// </summary>
internal sealed class MergeKey : IQuickKey
{
    private const int Shards = 1_000;
    private const int Measures = 160;
    private const int Rounds = 4;

    public string Name => "merge_1000_ms";

    public double Measure()
    {
        string folder = Directory.CreateTempSubdirectory("merge").FullName;
        try
        {
            SweepFolder planned = Plan(folder);
            Fill(planned);
            double best = double.PositiveInfinity;
            for (int i = 0; i < Rounds; i++)
            {
                long begin = Stopwatch.GetTimestamp();
                if (!ShardCheck.Of(planned).IsComplete)
                {
                    throw new InvalidOperationException("Shards are missing.");
                }
                string target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"merged-{i}"));
                SweepMerge.Merge(planned, target, _ => []);
                best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
            return best;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SweepFolder Plan(string folder)
    {
        string scenario = Path.GetRelativePath(folder, ExampleFolder.File("scenario.yaml"));
        string plan = Path.Combine(folder, "plan.yaml");
        File.WriteAllText(
            plan,
            $"format: 1\nscenario: {scenario}\nreplications: 500\nfields: [{{path: seed, values: [1, 2]}}]\n"
        );
        LoadedSweep loaded = SweepLoader.Load(plan, "benchmark");
        string planned = Path.Combine(folder, "planned");
        List<string> problems = [];
        return
            SweepFolderWriter.Write(planned, loaded, Shards) is null
            && SweepFolderReader.Open(planned, "benchmark", problems) is { } opened
            ? opened
            : throw new InvalidOperationException("The sweep cannot be planned.");
    }

    private static void Fill(SweepFolder folder)
    {
        MeasureKey[] keys =
        [
            .. Enumerable.Range(0, Measures).Select(i => new MeasureKey("latencyP99Ms", "eu", $"C{i}")),
        ];
        for (int i = 0; i < Shards; i++)
        {
            Shard shard = folder.Sweep.ShardOf(i, Shards);
            using var writer = new ShardFileWriter(folder.PathOf(i), folder.Sweep, shard);
            double[] values = [.. Enumerable.Range(0, Measures).Select(m => 100 + (m / 3.0) + (i / 7.0))];
            writer.Write(new ShardRun(i / 500, i % 500, 1_000, [], keys, values));
            writer.Complete();
        }
    }
}
