using System.Text.RegularExpressions;
using Sim.Runner.Tests.Commands.Sweeps;

namespace Sim.Runner.Tests.RealSlurm;

/// <summary>A sweep as a job array of a real Slurm.</summary>
[TestFixture]
[Category(RealPeer.Category)]
[NonParallelizable]
public sealed partial class SlurmSweepTests
{
    // 16 shards, two at once. One of those that run is killed and queued again; the job that merges waits for it.
    [Test]
    public void A_job_array_with_a_killed_and_requeued_task_gives_the_bytes_of_one_process()
    {
        foreach (string program in (string[])["munged", "slurmctld", "slurmd", "sbatch"])
        {
            RealPeer.Require(program);
        }
        using var small = new SmallSweepPlan("2h");
        string here = Path.Combine(small.Folder, "here");
        Assert.That(Tool.Run("sweep", "run", small.Plan, "--out", here).ExitCode, Is.Zero);

        using var slurm = new SlurmLab();
        string there = Path.Combine(small.Folder, "there");
        Tool submitted = Tool.Run([
            "sweep",
            "run",
            small.Plan,
            "--out",
            there,
            "--launcher",
            "slurm",
            "--shards",
            "16",
            "--at-once",
            "2",
        ]);
        Assert.That(submitted.ExitCode, Is.Zero, submitted.Error);
        Assert.That(submitted.Output, Does.StartWith("Submitted: 16 shards as job 1, the merge as job 2."));
        slurm.WaitFor(RequeueOne, "a task that could be killed while it ran");
        slurm.WaitFor(() => File.Exists(Path.Combine(there, "sweep.json")), "the merge");

        foreach (string file in Directory.GetFiles(here))
        {
            string other = Path.Combine(there, Path.GetFileName(file));
            Assert.That(File.ReadAllBytes(other), Is.EqualTo(File.ReadAllBytes(file)), Path.GetFileName(file));
        }
        Assert.That(Directory.GetFiles(Path.Combine(there, "work", "shards"), "*.jsonl"), Has.Length.EqualTo(16));
    }

    /// <summary>Whether a running task was killed and is queued again; one may end before it is.</summary>
    private static bool RequeueOne()
    {
        string running = SlurmLab.Run("squeue", "--noheader", "--states=RUNNING", "--format=%i").Output;
        string? task = running.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (task is null || SlurmLab.Run("scontrol", "requeue", task).Code != 0)
        {
            return false;
        }
        Match restarts = Restarts().Match(SlurmLab.Run("scontrol", "show", "job", task).Output);
        return restarts.Success && restarts.Groups[1].Value != "0";
    }

    [GeneratedRegex(@"Restarts=(\d+)")]
    private static partial Regex Restarts();
}
