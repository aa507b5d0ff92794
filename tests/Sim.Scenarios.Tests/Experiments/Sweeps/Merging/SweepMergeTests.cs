using Parquet;
using Parquet.Schema;
using Sim.Core.Randomness;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Scenarios.Tests.Experiments.Sweeps.Merging;

[TestFixture]
public sealed class SweepMergeTests
{
    private SmallSweep _small = null!;

    [OneTimeSetUp]
    public void Make() => _small = new SmallSweep();

    [OneTimeTearDown]
    public void Delete() => _small.Dispose();

    [Law(MaxTest = 30)]
    public void Any_partition_in_any_order_gives_the_same_bytes(ulong seed)
    {
        Dictionary<string, string> whole = Merge(1, [0]);
        var stream = new RandomStream(seed);
        int count = 1 + stream.NextInt32(SmallSweep.Runs);
        int[] order = [.. Enumerable.Range(0, count).OrderBy(_ => stream.NextDouble())];

        Assert.That(Merge(count, order), Is.EqualTo(whole));
    }

    // Made up: 100 + 10 * point + replication / 3, so the means of points 0 and 3 are 100 1/3 and 130 1/3.
    [Test]
    public void Rows_are_those_of_all_runs_and_estimates_their_means()
    {
        SweepFolder folder = _small.Planned("rows", 5);
        SmallSweep.Fill(folder, Enumerable.Range(0, 5));
        _small.Merged(folder, "rows-merged");
        string[] runs = File.ReadAllLines(_small.In("rows-merged/replications.csv"));
        string[] means = File.ReadAllLines(_small.In("rows-merged/estimates.csv"));

        // Four points of three runs with 3 + 3 + 2 measures.
        Assert.That(runs, Has.Length.EqualTo(1 + (4 * 8)));
        Assert.That(runs[0], Is.EqualTo("point,replication,measure,region,country,endpoint,resource,value"));
        Assert.That(runs[3], Is.EqualTo("0,0,failed,,,,\"incident 1, \"\"a\"\"\",0"));
        Assert.That(runs[^1], Is.EqualTo("3,2,errorRatio,,,,,0.0133333333"));
        Assert.That(
            means[0],
            Is.EqualTo("point,measure,region,country,endpoint,resource,mean,lower,upper,replications")
        );
        Assert.That(means[1], Does.StartWith("0,latencyP99Ms,,,,,100.333333,").And.EndsWith(",3"));
        Assert.That(means[3], Does.StartWith("0,failed,,,,\"incident 1, \"\"a\"\"\",0.5,").And.EndsWith(",2"));
        Assert.That(means[10], Does.StartWith("3,latencyP99Ms,,,,,130.333333,"));
        Assert.That(
            File.ReadAllLines(_small.In("rows-merged/points.csv")),
            Is.EqualTo(
                new[] { "point,demand.peak,pools.p.replicas", "0,10rps,1", "1,10rps,2", "2,20rps,1", "3,20rps,2" }
            )
        );
    }

    // The error ratio is (point + 1) / 300 in every replication, the limit 1 %: points 0 and 1 hold.
    [Test]
    public void Every_point_is_judged_by_its_replications()
    {
        SweepFolder folder = _small.Planned("judged", 2);
        SmallSweep.Fill(folder, [1, 0]);
        MergeOutcome outcome = SweepMerge.Merge(folder, _small.In("judged-merged"), _ => []);

        Assert.That(
            outcome.Summary!.Points.Select(point => point.Passed),
            Is.EqualTo(new[] { true, true, false, false })
        );
        Assert.That(
            File.ReadAllLines(_small.In("judged-merged/thresholds.csv"))[5],
            Is.EqualTo("2,errors: rate < 1%,failed,0.01,0.01,0.01,ratio")
        );
    }

    [Test]
    public async Task The_Parquet_file_has_the_rows_of_all_runs_with_the_values_of_their_points()
    {
        SweepFolder folder = _small.Planned("parquet", 3);
        SmallSweep.Fill(folder, [0, 1, 2]);
        _small.Merged(folder, "parquet-merged");
        await using ParquetReader reader = await ParquetReader.CreateAsync(
            _small.In("parquet-merged/measures.parquet")
        );
        using ParquetRowGroupReader rows = reader.OpenRowGroupReader(0);
        double[] values = new double[rows.RowCount];
        string[] peaks = new string[rows.RowCount];
        string[] measures = new string[rows.RowCount];
        await rows.ReadAsync<double>(Field("value"), values);
        await rows.ReadAsync(Field("demand.peak"), peaks);
        await rows.ReadAsync(Field("measure"), measures);

        Assert.That(reader.RowGroupCount, Is.EqualTo(1));
        Assert.That(values, Has.Length.EqualTo(4 * 8));
        Assert.That(peaks.Take(16), Has.All.EqualTo("10rps"));
        Assert.That(peaks.Skip(16), Has.All.EqualTo("20rps"));
        Assert.That(measures.Take(3), Is.EqualTo(new[] { "latencyP99Ms", "errorRatio", "failed" }));
        // In full precision.
        Assert.That(values[3], Is.EqualTo(100 + (1 / 3.0)));

        DataField Field(string name) => reader.Schema.DataFields.Single(field => field.Name == name);
    }

    [Test]
    public void What_is_missing_foreign_damaged_or_strange_is_named()
    {
        SweepFolder folder = _small.Planned("broken", 6);
        SmallSweep.Fill(folder, Enumerable.Range(0, 6));
        SweepFolder other = _small.Planned("other", 4);
        SmallSweep.Fill(other, [3]);
        File.Delete(folder.PathOf(0));
        File.Copy(other.PathOf(3), folder.PathOf(3), overwrite: true);
        File.Copy(folder.PathOf(5), folder.PathOf(4), overwrite: true);
        byte[] bytes = File.ReadAllBytes(folder.PathOf(1));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder.PathOf(1), bytes);
        File.WriteAllBytes(folder.PathOf(2), []);
        File.WriteAllText(_small.In("broken/shards/notes.txt"), "");
        ShardCheck check = ShardCheck.Of(folder);

        Assert.That(check.Missing, Is.EqualTo(new[] { 0 }));
        Assert.That(check.Foreign, Is.EqualTo(new[] { 3, 4 }));
        Assert.That(check.Corrupt, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(check.Strangers, Is.EqualTo(new[] { "notes.txt" }));
        Assert.That(check.IsComplete, Is.False);
    }

    [Test]
    public void Results_are_verified_and_never_overwritten()
    {
        SweepFolder folder = _small.Planned("twice", 2);
        SmallSweep.Fill(folder, [0, 1]);
        _small.Merged(folder, "twice-merged");

        Assert.That(
            SweepMerge.Merge(folder, _small.In("twice-merged"), _ => []).Status,
            Is.EqualTo(MergeStatus.Verified)
        );
        File.AppendAllText(_small.In("twice-merged/estimates.csv"), "more");
        Assert.That(
            SweepMerge.Merge(folder, _small.In("twice-merged"), _ => []).Status,
            Is.EqualTo(MergeStatus.Refused)
        );
        Assert.That(SweepMerge.Merge(folder, _small.In("plans"), _ => []).Status, Is.EqualTo(MergeStatus.Refused));
        Assert.That(Directory.GetFileSystemEntries(_small.In("plans")), Has.Length.EqualTo(1));
    }

    private Dictionary<string, string> Merge(int count, IEnumerable<int> order)
    {
        string name = $"law-{count}-{Path.GetRandomFileName()}";
        SweepFolder folder = _small.Planned(name, count);
        SmallSweep.Fill(folder, order);
        return _small.Merged(folder, name + "-merged");
    }
}
