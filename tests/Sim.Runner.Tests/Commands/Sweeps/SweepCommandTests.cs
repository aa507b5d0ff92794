using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Sweeps;

[TestFixture]
public sealed class SweepCommandTests
{
    private SmallSweepPlan _small = null!;

    [SetUp]
    public void Make() => _small = new SmallSweepPlan();

    [TearDown]
    public void Delete() => _small.Dispose();

    [Test]
    public void Shards_merge_to_the_bytes_of_one_process_on_any_number_of_threads()
    {
        Tool one = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("one"), "--threads", "1");
        Tool many = Tool.Run(
            "sweep",
            "run",
            _small.Plan,
            "--out",
            _small.In("many"),
            "--threads",
            "3",
            "--shards",
            "5"
        );
        Tool planned = Tool.Run("sweep", "plan", _small.Plan, "--out", _small.In("planned"), "--shards", "7");
        foreach (int index in (int[])[6, 0, 3, 1, 5, 2, 4])
        {
            Assert.That(Tool.Run("shard", _small.In("planned"), "--index", $"{index}").ExitCode, Is.Zero);
        }
        Tool merged = Tool.Run("merge", _small.In("planned"), "--out", _small.In("merged"));

        Assert.That(new[] { one, many, planned, merged }.Select(tool => tool.ExitCode), Has.All.Zero);
        Assert.That(planned.Output, Is.EqualTo("7 shards\n"));
        Assert.That(Files("many"), Is.EqualTo(Files("one")));
        Assert.That(Files("merged"), Is.EqualTo(Files("one")));
        Assert.That(Directory.Exists(_small.In("one/work")), Is.False);
    }

    // 200 ms more break "p(99) < 700ms" in every second pair of points: Paris answers the farthest users in 642 ms.
    [Test]
    public void The_summary_has_every_point_and_says_what_moves_the_numbers()
    {
        Tool tool = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"));

        Assert.That(tool.Output, Does.StartWith("sweep of small: 8 points of 2 replications, 16 runs\n"));
        Assert.That(tool.Output, Does.Contain("thresholds hold at 4 of 8 points, 4 failed"));
        Assert.That(tool.Output, Does.Match(@"latencyP99Ms +variant +(99|100) % .* none .* slow"));
        Assert.That(tool.Output, Does.EndWith($"Results are in {_small.In("out")}.\n"));
        Assert.That(File.ReadAllText(_small.In("out/plots/latencyP99Ms.svg")), Does.Contain("variant"));
    }

    [Test]
    public void The_same_sweep_again_is_verified_and_not_run()
    {
        Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"));
        Tool again = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"), "--shards", "3");
        File.AppendAllText(_small.Plan, "\ndescription: The same points.\n");
        Tool described = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"));
        File.AppendAllText(_small.Plan, "\nvariant: slow\n");
        Tool other = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"));

        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(again.Output, Does.StartWith("Same sweep as before: all 7 data files in "));
        Assert.That(described.ExitCode, Is.Zero);
        Assert.That(other.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Shards_that_are_done_are_not_run_again()
    {
        string work = _small.In("out/work");
        Tool.Run("sweep", "plan", _small.Plan, "--out", work, "--shards", "4");
        Tool.Run("shard", work, "--index", "2");
        Tool resumed = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"), "--shards", "4");

        Assert.That(resumed.ExitCode, Is.Zero);
        Assert.That(resumed.Error, Does.StartWith("1 of 4 shards done before.\nrunning 12 runs"));
        Assert.That(Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("whole")).ExitCode, Is.Zero);
        Assert.That(Files("out"), Is.EqualTo(Files("whole")));
    }

    [Test]
    public void An_incomplete_sweep_names_what_is_missing_and_how_it_comes()
    {
        Tool.Run("sweep", "plan", _small.Plan, "--out", _small.In("planned"), "--shards", "4");
        Tool.Run("shard", _small.In("planned"), "--index", "1");
        Tool tool = Tool.Run("merge", _small.In("planned"), "--out", _small.In("merged"));

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("3 of 4 shards are missing: 0,2-3\n"));
        Assert.That(tool.Error, Does.Contain("sbatch --array=0,2-3."));
        Assert.That(Directory.Exists(_small.In("merged")), Is.False);
    }

    // The place is that of the plan, the file that its author looks at.
    [Test]
    public void A_value_that_the_scenario_does_not_take_is_refused_where_the_plan_has_it()
    {
        File.WriteAllText(
            _small.Plan,
            """
            format: 1
            scenario: small.yaml
            fields:
              - {path: demand.peak, values: [10rps, 20mph]}
              - {path: sites.b.blades.count, values: [1, 2]}
              - {path: variant, values: [none, slwo]}
            """
        );
        Tool tool = Tool.Run("sweep", "plan", _small.Plan, "--out", _small.In("planned"));

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain($"{_small.Plan}:4:41"));
        Assert.That(tool.Error, Does.Contain($"{_small.Plan}:5:18"));
        Assert.That(tool.Error, Does.Contain($"{_small.Plan}:6:36"));
        Assert.That(tool.Error, Does.Contain("slow"));
        Assert.That(tool.Error, Does.EndWith("3 errors: nothing was planned or run.\n"));
        Assert.That(Directory.Exists(_small.In("planned")), Is.False);
    }

    [TestCase("--threads", "0", "--threads is from 1 to 1024.")]
    [TestCase("--shards", "17", "--shards is from 1 to 16 runs of this sweep.")]
    [TestCase("--partition", "x", "--partition is for --launcher slurm.")]
    public void Wrong_options_are_refused(string option, string value, string message)
    {
        Tool tool = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("out"), option, value);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith(message));
        Assert.That(Directory.Exists(_small.In("out")), Is.False);
    }

    [Test]
    public void A_folder_with_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_small.In("mine"));
        File.WriteAllText(_small.In("mine/notes.txt"), "");
        Tool tool = Tool.Run("sweep", "run", _small.Plan, "--out", _small.In("mine"));

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("notes.txt"));
        Assert.That(Directory.GetFileSystemEntries(_small.In("mine")), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_schema_knows_every_key_of_a_plan()
    {
        JsonElement schema = JsonDocument.Parse(Tool.Run("sweep", "schema").Output).RootElement;
        string[] keys = [.. schema.GetProperty("properties").EnumerateObject().Select(one => one.Name)];

        Assert.That(keys, Is.SupersetOf(new[] { "format", "scenario", "design", "fields", "replications", "shards" }));
        Assert.That(
            schema
                .GetProperty("properties")
                .GetProperty("design")
                .GetProperty("enum")
                .EnumerateArray()
                .Select(word => word.GetString()),
            Is.EqualTo(new[] { "grid", "list", "latin-hypercube", "sobol" })
        );
    }

    [TestCase("surge-nodes")]
    [TestCase("surge-space")]
    public void The_examples_are_good(string name)
    {
        string plan = Repository.PathOf($"data/sweeps/{name}.yaml");
        Tool tool = Tool.Run("sweep", "plan", plan, "--out", _small.In("planned"));

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(Tool.Run("shard", _small.In("planned"), "--index", "0").ExitCode, Is.Zero);
    }

    private Dictionary<string, string> Files(string folder) =>
        Directory
            .GetFiles(_small.In(folder))
            .ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(File.ReadAllBytes(path)));
}
