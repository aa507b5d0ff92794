using Sim.Runner.Output;
using Sim.Runner.Output.Sweeps;
using Sim.Runner.Plots;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>Merges the shards of a sweep, shows what they say, and tells how it went.</summary>
internal static class MergedSweep
{
    /// <param name="path">Of the folder, as it was named.</param>
    /// <param name="target">Of the results.</param>
    /// <exception cref="OperationCanceledException">Interrupted; nothing was written.</exception>
    /// <exception cref="IOException">A shard cannot be read.</exception>
    public static int Show(
        SweepFolder folder,
        string path,
        string target,
        Streams streams,
        CancellationToken cancellation
    )
    {
        ShardCheck check = ShardCheck.Of(folder);
        if (!check.IsComplete)
        {
            foreach (string line in SweepText.Incomplete(check, folder.ShardCount, path))
            {
                streams.Error.WriteLine(line);
            }
            return ExitCode.InvalidInput;
        }
        ChartFont? font = ChartFont.Find();
        MergeOutcome outcome = SweepMerge.Merge(
            folder,
            target,
            summary => font is null ? [] : SweepPictures.Of(summary, font),
            cancellation
        );
        if (outcome.Summary is { } summary)
        {
            SweepPrinter.Print(summary, streams.OutputConsole());
            if (font is null)
            {
                streams.Error.WriteLine(ChartFont.Remedy);
            }
        }
        return Tell(outcome, streams);
    }

    /// <summary>Prints what became of the results.</summary>
    public static int Tell(MergeOutcome outcome, Streams streams)
    {
        bool isGood = outcome.Status is MergeStatus.Written or MergeStatus.Verified;
        (isGood ? streams.Output : streams.Error).WriteLine(VisibleText.Of(outcome.Message));
        return isGood ? ExitCode.Good
            : outcome.Status == MergeStatus.Refused ? ExitCode.InvalidInput
            : ExitCode.InternalError;
    }
}
