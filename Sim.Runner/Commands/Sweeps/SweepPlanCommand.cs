using System.CommandLine;
using Sim.Runner.Output;
using Sim.Runner.Output.Sweeps;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>
/// <c>sim sweep plan PLAN --out DIR</c>: a folder with everything that other machines need to run a sweep in parts.
/// </summary>
internal sealed class SweepPlanCommand : IVerb
{
    private readonly Argument<string> _plan = new("PLAN") { Description = "The file of the sweep" };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder that is made; one with the same plan is taken as it is",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<int?> _shards = new("--shards")
    {
        Description = "Parts into which the runs are cut; results do not depend on it. Default: as the plan says",
        HelpName = "N",
    };

    public Command Describe(Streams streams)
    {
        Command command = new("plan", "Cuts a sweep into shards, for other machines to run") { _plan, _out, _shards };
        command.SetAction(parsed => Plan(parsed, streams));
        return command;
    }

    private int Plan(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        string folder = parsed.GetValue(_out)!;
        try
        {
            LoadedSweep? loaded = SweepPlans.Load(parsed.GetValue(_plan)!, streams, interrupt.Token);
            if (loaded?.Sweep is not { } sweep)
            {
                return ExitCode.InvalidInput;
            }
            if (SweepPlans.ShardsOf(sweep, parsed.GetValue(_shards), streams) is not { } shards)
            {
                return ExitCode.Usage;
            }
            if (SweepFolderWriter.Write(folder, loaded, shards) is { } obstacle)
            {
                streams.Error.WriteLine($"{VisibleText.Of(obstacle)}. Nothing was written.");
                return ExitCode.InvalidInput;
            }
            streams.Error.WriteLine($"{SweepText.Size(sweep)} in {VisibleText.Of(folder)}.");
            streams.Error.WriteLine(
                $"Each shard runs with 'sim shard {VisibleText.Of(folder)} --index I', I from 0 to {shards - 1}; then "
                    + $"'sim merge {VisibleText.Of(folder)} --out RESULTS'."
            );
            streams.Output.WriteLine(CountText.Of(shards, "shard"));
            return ExitCode.Good;
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was planned.");
            return ExitCode.Interrupted;
        }
    }
}
