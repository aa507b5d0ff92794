using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Tests.Experiments.Sweeps;

/// <summary>
/// A folder with a small scenario and a plan of four points of three replications; deleted at the end. Runs are made
/// up where nothing depends on them.
/// </summary>
internal sealed class SmallSweep : IDisposable
{
    public const int Runs = 12;

    private const string Scenario = """
        format: 1
        name: small
        start: 2018-10-15T00:00:00Z
        duration: 1m
        services: [{host: api.example.com, cpu: 4ms}]
        demand: {peak: 10rps}
        sites:
          - {id: a, location: "48.86,2.35", prefix: 203.0.113.0/24, upstreams: [AS1], blades: {count: 1}, pool: p}
        pools: [{id: p, replicas: 1}]
        dns: {zone: zone.json}
        thresholds: ["errors: rate < 1%", "latency: p(99) < 1h"]
        """;

    private const string Zone = """
        {"ResourceRecordSets": [
          {"Name": "api.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.1"}]}
        ]}
        """;

    private const string Plan = """
        format: 1
        scenario: ../scenarios/small.yaml
        replications: 3
        fields:
          - {path: demand.peak, values: [10rps, 20rps]}
          - {path: pools.p.replicas, values: [1, 2]}
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("sweep").FullName;

    public SmallSweep()
    {
        Write("scenarios/small.yaml", Scenario);
        Write("scenarios/zone.json", Zone);
        Write("plans/plan.yaml", Plan);
        Loaded = SweepLoader.Load(PlanPath, "test");
    }

    public string PlanPath => In("plans/plan.yaml");

    public LoadedSweep Loaded { get; }

    public string In(string name) => Path.Combine(_root, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text);
    }

    /// <summary>The planned folder, made or as it is.</summary>
    public SweepFolder Planned(string name, int shards)
    {
        Assert.That(SweepFolderWriter.Write(In(name), Loaded, shards), Is.Null);
        List<string> problems = [];
        SweepFolder? folder = SweepFolderReader.Open(In(name), "test", problems);
        Assert.That(problems, Is.Empty);
        return folder!;
    }

    /// <summary>Writes shards with made-up runs, in this order.</summary>
    public static void Fill(SweepFolder folder, IEnumerable<int> indices)
    {
        foreach (int index in indices)
        {
            Shard shard = folder.Sweep.ShardOf(index, folder.ShardCount);
            using var writer = new ShardFileWriter(folder.PathOf(index), folder.Sweep, shard);
            for (int run = shard.First; run < shard.First + shard.Count; run++)
            {
                writer.Write(MadeUp(run / folder.Sweep.Replications, run % folder.Sweep.Replications));
            }
            writer.Complete();
        }
    }

    /// <summary>Merges into a folder and gives its data files by name, as text.</summary>
    public Dictionary<string, string> Merged(SweepFolder folder, string name)
    {
        MergeOutcome outcome = SweepMerge.Merge(folder, In(name), _ => []);
        Assert.That(outcome.Status, Is.EqualTo(MergeStatus.Written), outcome.Message);
        return Directory
            .GetFiles(In(name))
            .ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(File.ReadAllBytes(path)));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>
    /// Thirds, so that the last digits show; the point's last replication lacks a measure, and names need quotes.
    /// </summary>
    private static ShardRun MadeUp(int point, int replication)
    {
        List<MeasureKey> keys = [new("latencyP99Ms"), new("errorRatio"), new("failed", Resource: "incident 1, \"a\"")];
        List<double> values = [100 + (10 * point) + (replication / 3.0), (point + 1) / 300.0, replication];
        if (replication == 2)
        {
            keys.RemoveAt(2);
            values.RemoveAt(2);
        }
        ThresholdVerdict[] thresholds =
        [
            new("errors: rate < 1%", true, "", null) { Value = values[1], Unit = "ratio" },
            new("latency: p(99) < 1h", true, "", null) { Value = values[0], Unit = "ms" },
        ];
        return new ShardRun(point, replication, 1_000 + replication, thresholds, keys, values);
    }
}
