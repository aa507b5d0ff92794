using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>
/// <c>sim sweep run PLAN --out DIR</c>: all shards and their results, on this machine or as a Slurm array. The shards
/// are in <c>DIR/work</c> until the results are there, so that the same command goes on after an interrupt.
/// </summary>
internal sealed class SweepRunCommand : IVerb
{
    private readonly Argument<string> _plan = new("PLAN") { Description = "The file of the sweep" };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder of the results",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Shards at once; results do not depend on it. Default: one for each processor",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };

    private readonly Option<int?> _shards = new("--shards")
    {
        Description = "Parts into which the runs are cut; results do not depend on it. Default: as the plan says",
        HelpName = "N",
    };

    private readonly Option<string> _launcher = new("--launcher")
    {
        Description = "Here, or as a job array of Slurm with a job behind it that merges",
        DefaultValueFactory = _ => "local",
    };

    private readonly SlurmOptions _slurm = new();

    public Command Describe(Streams streams)
    {
        _launcher.AcceptOnlyFromAmong("local", "slurm");
        Command command = new("run", "Runs a sweep and writes its results; the same command goes on after an interrupt")
        {
            _plan,
            _out,
            _threads,
            _shards,
            _launcher,
        };
        foreach (Option option in _slurm.All)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Run(parsed, streams));
        return command;
    }

    private int Run(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        int threads = parsed.GetValue(_threads);
        bool isSlurm = parsed.GetValue(_launcher) == "slurm";
        if (threads is < 1 or > 1024)
        {
            streams.Error.WriteLine("--threads is from 1 to 1024.");
            return ExitCode.Usage;
        }
        if (!isSlurm && _slurm.FirstGiven(parsed) is { } useless)
        {
            streams.Error.WriteLine($"{useless} is for --launcher slurm.");
            return ExitCode.Usage;
        }
        try
        {
            return Prepare(parsed, streams, interrupt.Token, out SweepFolder? folder) is { } code ? code
                : isSlurm ? new SlurmLauncher(_slurm, streams).Submit(parsed, folder!, parsed.GetValue(_out)!)
                : RunHere(folder!, threads, parsed.GetValue(_out)!, streams, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was planned.");
            return ExitCode.Interrupted;
        }
    }

    /// <returns>An exit code when there is nothing to run; null: there is a folder.</returns>
    private int? Prepare(ParseResult parsed, Streams streams, CancellationToken cancellation, out SweepFolder? folder)
    {
        folder = null;
        string target = parsed.GetValue(_out)!;
        LoadedSweep? loaded = SweepPlans.Load(parsed.GetValue(_plan)!, streams, cancellation);
        if (loaded?.Sweep is not { } sweep)
        {
            return ExitCode.InvalidInput;
        }
        if (SweepPlans.ShardsOf(sweep, parsed.GetValue(_shards), streams) is not { } shards)
        {
            return ExitCode.Usage;
        }
        if (SweepResults.Find(sweep, target) is { } found)
        {
            return MergedSweep.Tell(found, streams);
        }
        string work = Path.Combine(target, SweepMerge.WorkName);
        if (SweepFolderWriter.Write(work, loaded, shards) is { } obstacle)
        {
            streams.Error.WriteLine($"{VisibleText.Of(obstacle)}. It was left as it is: choose another folder.");
            return ExitCode.InvalidInput;
        }
        folder = SweepFolders.Open(work, streams);
        return folder is null ? ExitCode.InvalidInput : null;
    }

    private static int RunHere(
        SweepFolder folder,
        int threads,
        string target,
        Streams streams,
        CancellationToken cancellation
    )
    {
        string work = Path.Combine(target, SweepMerge.WorkName);
        try
        {
            ShardCheck check = ShardCheck.Of(folder);
            int before = folder.ShardCount - check.Open.Count;
            if (before > 0)
            {
                streams.Error.WriteLine($"{before} of {CountText.Of(folder.ShardCount, "shard")} done before.");
            }
            LocalLauncher.Run(folder, check.Open, threads, streams, cancellation);
            int code = MergedSweep.Show(folder, work, target, streams, cancellation);
            if (code == ExitCode.Good)
            {
                Directory.Delete(work, recursive: true);
            }
            return code;
        }
        catch (OperationCanceledException)
        {
            int done = folder.ShardCount - ShardCheck.Of(folder).Open.Count;
            streams.Error.WriteLine(
                $"Interrupted: {done} of {CountText.Of(folder.ShardCount, "shard")} are done. The same command goes on."
            );
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"A shard could not be written: {SweepFailure.Text(problem)}");
            return ExitCode.InternalError;
        }
    }
}
