using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>Runs shards on the cores of this machine, the first ones first.</summary>
internal static class LocalLauncher
{
    /// <param name="open">Indices of those that are not done.</param>
    /// <param name="threads">1 or more; at most so many run at once.</param>
    /// <exception cref="OperationCanceledException">Interrupted; shards that are done stay.</exception>
    /// <exception cref="IOException">A shard cannot be written; those that are done stay.</exception>
    public static void Run(
        SweepFolder folder,
        IReadOnlyList<int> open,
        int threads,
        Streams streams,
        CancellationToken cancellation
    )
    {
        int runs = open.Sum(index => folder.Sweep.ShardOf(index, folder.ShardCount).Count);
        if (runs == 0)
        {
            return;
        }
        Lock gate = new();
        int done = 0;
        try
        {
            RunProgress.Run(
                streams.ErrorConsole(),
                $"running {CountText.Of(runs, "run")}",
                progress =>
                {
                    Parallel.ForEach(
                        Partitioner.Create(open, EnumerablePartitionerOptions.NoBuffering),
                        new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                        index =>
                            ShardRunner.Run(
                                folder,
                                index,
                                () =>
                                {
                                    lock (gate)
                                    {
                                        progress.Report(++done / (double)runs);
                                    }
                                },
                                cancellation
                            )
                    );
                    return done;
                }
            );
        }
        catch (AggregateException all)
        {
            // Who waits for it knows the failures of a single shard.
            ExceptionDispatchInfo.Capture(SweepFailure.First(all)).Throw();
        }
    }
}
