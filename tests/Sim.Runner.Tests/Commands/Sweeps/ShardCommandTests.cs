using System.Diagnostics;
using System.Globalization;
using Sim.Runner.Commands.Sweeps;

namespace Sim.Runner.Tests.Commands.Sweeps;

[TestFixture]
public sealed class ShardCommandTests
{
    private const int Shards = 4;

    private SmallSweepPlan _small = null!;

    private string Planned => _small.In("planned");

    [SetUp]
    public void Plan()
    {
        _small = new SmallSweepPlan();
        Tool.Run("sweep", "plan", _small.Plan, "--out", Planned, "--shards", $"{Shards}");
    }

    [TearDown]
    public void Delete() => _small.Dispose();

    [TestCase("SLURM_ARRAY_TASK_ID=3 JOB_COMPLETION_INDEX=1", "Shard 3 of 4: 4 runs in ")]
    [TestCase("AWS_BATCH_JOB_ARRAY_INDEX=2 JOB_COMPLETION_INDEX=1", "Shard 1 of 4: 4 runs in ")]
    [TestCase("AWS_BATCH_JOB_ARRAY_INDEX=2 SLURM_ARRAY_TASK_ID=", "Shard 2 of 4: 4 runs in ")]
    public void A_cluster_says_which_shard_it_is(string variables, string output)
    {
        Tool tool = Run(variables, "shard", Planned);

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.StartWith(output));
    }

    [Test]
    public void The_option_wins_over_the_environment() =>
        Assert.That(
            Run("SLURM_ARRAY_TASK_ID=3", "shard", Planned, "--index", "0").Output,
            Does.StartWith("Shard 0 of 4: ")
        );

    [TestCase("", "Which shard? --index I, or one of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, ")]
    [TestCase("SLURM_ARRAY_TASK_ID=4", "SLURM_ARRAY_TASK_ID is 4; there are 4 shards, from 0 to 3.")]
    [TestCase("SLURM_ARRAY_TASK_ID=first", "SLURM_ARRAY_TASK_ID is 'first', which is no whole number.")]
    public void Without_a_good_index_nothing_runs(string variables, string error)
    {
        Tool tool = Run(variables, "shard", Planned);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith(error));
        Assert.That(Directory.GetFiles(Path.Combine(Planned, "shards")), Is.Empty);
    }

    [Test]
    public void A_good_file_is_kept()
    {
        Tool.Run("shard", Planned, "--index", "1");
        Tool again = Tool.Run("shard", Planned, "--index", "1");

        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(again.Output, Is.EqualTo("Shard 1 of 4 was done already.\n"));
    }

    [Test]
    public void A_folder_without_a_plan_is_refused() =>
        Assert.That(
            Tool.Run("shard", _small.Folder, "--index", "1").Error,
            Does.Contain("holds no planned sweep: there is no plan.json in it.")
        );

    // A limit on the size of files, which the kernel enforces as it does a full disk: 2 blocks of 512 bytes (POSIX).
    // The signal beside it is ignored, as for who looks at what write says. The runtime's own memory files would be too
    // large, so it does without them.
    [Test]
    public void A_full_disk_loses_no_finished_shard_and_leaves_no_half_one()
    {
        Tool.Run("shard", Planned, "--index", "0");
        string before = Convert.ToHexString(File.ReadAllBytes(ShardFile(0)));
        (int code, string error) = Process(
            "sh",
            "-c",
            "trap '' XFSZ; ulimit -f 2; DOTNET_EnableWriteXorExecute=0 exec \"$@\"",
            "sh",
            "dotnet",
            ToolPath,
            "shard",
            Planned,
            "--index",
            "1"
        );

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("Shard 1 of 4 could not be written: "));
        Assert.That(error, Does.EndWith("Shards that are done stay; the same command goes on.\n"));
        Assert.That(Directory.GetFiles(Path.Combine(Planned, "shards")), Is.EqualTo(new[] { ShardFile(0) }));
        Assert.That(Convert.ToHexString(File.ReadAllBytes(ShardFile(0))), Is.EqualTo(before));
    }

    // kill -9 in the middle of a sweep, as soon as a shard is done: what is done stays, the same command goes on.
    [Test]
    public void A_killed_sweep_goes_on_where_it_was()
    {
        using var longer = new SmallSweepPlan("2h");
        string target = longer.In("out");
        string[] args = ["sweep", "run", longer.Plan, "--out", target, "--threads", "1"];
        using (Process sweep = Start("dotnet", [ToolPath, .. args]))
        {
            string shards = Path.Combine(target, "work", "shards");
            while (!sweep.HasExited && !(Directory.Exists(shards) && Directory.GetFiles(shards, "0*").Length > 0))
            {
                Thread.Sleep(5);
            }
            sweep.Kill();
            sweep.WaitForExit();
            Assert.That(sweep.ExitCode, Is.EqualTo(128 + 9), "it was not killed in time");
        }
        Tool resumed = Tool.Run(args);
        Tool.Run("sweep", "run", longer.Plan, "--out", longer.In("whole"));

        Assert.That(resumed.ExitCode, Is.Zero, resumed.Error);
        Assert.That(resumed.Error, Does.Match("^[1-9][0-9]* of 16 shards done before.\n"));
        Assert.That(
            File.ReadAllText(Path.Combine(target, "sweep.json")),
            Is.EqualTo(File.ReadAllText(longer.In("whole/sweep.json")))
        );
    }

    private static string ToolPath => typeof(SimTool).Assembly.Location;

    private string ShardFile(int index) =>
        Path.Combine(Planned, "shards", string.Create(CultureInfo.InvariantCulture, $"{index:00000}.jsonl"));

    private static Tool Run(string variables, params string[] args)
    {
        Dictionary<string, string> environment = variables
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(one => one.Split('=')[0], one => one.Split('=')[1]);
        return Tool.Run(args, [new ShardCommand(name => environment.GetValueOrDefault(name))]);
    }

    private static (int Code, string Error) Process(string program, params string[] args)
    {
        using Process process = Start(program, args);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private static Process Start(string program, string[] args) =>
        System.Diagnostics.Process.Start(
            new ProcessStartInfo(program, args)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
}
