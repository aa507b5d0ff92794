using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Scenarios.Tests.Experiments.Sweeps.Shards;

[TestFixture]
public sealed class ShardTests
{
    private SmallSweep _small = null!;

    [OneTimeSetUp]
    public void Make() => _small = new SmallSweep();

    [OneTimeTearDown]
    public void Delete() => _small.Dispose();

    // 12 runs: whatever they are cut into, each is in one shard, neighbors stay neighbors, and sizes differ by 1.
    [Test]
    public void Shards_are_a_partition_of_the_runs([Range(1, SmallSweep.Runs)] int count)
    {
        Shard[] shards = [.. Enumerable.Range(0, count).Select(i => _small.Loaded.Sweep!.ShardOf(i, count))];

        Assert.That(
            shards.SelectMany(shard => Enumerable.Range(shard.First, shard.Count)),
            Is.EqualTo(Enumerable.Range(0, SmallSweep.Runs))
        );
        Assert.That(shards.Max(shard => shard.Count) - shards.Min(shard => shard.Count), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void No_two_shards_of_any_two_partitions_share_a_hash() =>
        Assert.That(
            Enumerable
                .Range(1, SmallSweep.Runs)
                .SelectMany(count =>
                    Enumerable.Range(0, count).Select(i => _small.Loaded.Sweep!.ShardOf(i, count).Hash)
                ),
            Is.Unique
        );

    [Law]
    public bool Ranges_hold_every_index_once(int[] numbers)
    {
        int[] indices = [.. numbers.Select(n => Math.Abs(n % 1_000)).Distinct().Order()];
        IEnumerable<int> read = SweepFolder
            .Ranges(indices)
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(range => range.Split('-').Select(int.Parse).ToArray())
            .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        return read.SequenceEqual(indices);
    }

    [Test]
    public void Ranges_are_written_as_sbatch_takes_them() =>
        Assert.That(SweepFolder.Ranges([0, 1, 2, 5, 7, 8]), Is.EqualTo("0-2,5,7-8"));

    [Test]
    public void A_shard_is_run_once_and_writes_the_same_bytes_again()
    {
        SweepFolder folder = _small.Planned("real", 4);

        Assert.That(ShardRunner.Run(folder, 2), Is.True);
        byte[] first = File.ReadAllBytes(folder.PathOf(2));
        Assert.That(ShardRunner.Run(folder, 2), Is.False, "a good file is kept");
        File.WriteAllBytes(folder.PathOf(2), first[..^20]);
        Assert.That(ShardRunner.Run(folder, 2), Is.True, "a cut one is not");

        Assert.That(File.ReadAllBytes(folder.PathOf(2)), Is.EqualTo(first));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(folder.PathOf(2))!), Has.Length.EqualTo(1));
    }

    [Test]
    public void An_interrupted_shard_leaves_nothing()
    {
        SweepFolder folder = _small.Planned("interrupted", 4);
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => ShardRunner.Run(folder, 1, stop.Cancel, stop.Token));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(folder.PathOf(1))!), Is.Empty);
    }

    [Test]
    public void A_planned_folder_is_all_that_another_machine_needs()
    {
        SweepFolder folder = _small.Planned("moved", 2);
        ShardRunner.Run(folder, 0);
        string elsewhere = Directory.CreateTempSubdirectory("elsewhere").FullName;
        try
        {
            Directory.Move(folder.Path, Path.Combine(elsewhere, "sweep"));
            List<string> problems = [];
            SweepFolder moved = SweepFolderReader.Open(Path.Combine(elsewhere, "sweep"), "test", problems)!;

            Assert.That(problems, Is.Empty);
            Assert.That(moved.States(), Is.EqualTo(new[] { ShardState.Good, ShardState.Missing }));
            Assert.That(ShardRunner.Run(moved, 1), Is.True);
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Test]
    public void What_was_changed_after_the_plan_is_refused()
    {
        SweepFolder folder = _small.Planned("changed", 2);
        string zone = Path.Combine(folder.Path, "inputs", "scenarios", "zone.json");
        File.AppendAllText(zone, " ");
        List<string> problems = [];

        Assert.That(SweepFolderReader.Open(folder.Path, "test", problems), Is.Null);
        Assert.That(problems, Is.EqualTo(new[] { $"'{zone}' was changed after the sweep was planned" }));
    }

    [TestCase("other", "was planned by version test, this is other: results would differ")]
    public void Another_version_is_refused(string version, string problem)
    {
        SweepFolder folder = _small.Planned("version", 2);
        List<string> problems = [];

        Assert.That(SweepFolderReader.Open(folder.Path, version, problems), Is.Null);
        Assert.That(problems.Single(), Does.EndWith(problem));
    }

    [Test]
    public void A_damaged_plan_is_refused()
    {
        SweepFolder folder = _small.Planned("damaged", 2);
        string manifest = Path.Combine(folder.Path, "plan.json");
        List<string> problems = [];
        foreach (
            string text in new[]
            {
                "",
                "{}",
                "[]",
                File.ReadAllText(manifest).Replace("\"sweep\": \"", "\"sweep\": \"0"),
            }
        )
        {
            File.WriteAllText(manifest, text);
            Assert.That(SweepFolderReader.Open(folder.Path, "test", problems), Is.Null);
        }
        Assert.That(problems, Has.Count.EqualTo(4));
        Assert.That(problems, Has.All.Contains("damaged"));
    }

    [Test]
    public void A_folder_takes_the_same_plan_again_and_no_other()
    {
        _small.Planned("again", 3);

        Assert.That(SweepFolderWriter.Write(_small.In("again"), _small.Loaded, 3), Is.Null);
        Assert.That(SweepFolderWriter.Write(_small.In("again"), _small.Loaded, 4), Does.Contain("holds another plan"));
        Assert.That(SweepFolderWriter.Write(_small.In("plans"), _small.Loaded, 4), Does.Contain("holds no sweep"));
    }
}
