using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Replications;

namespace Sim.Runner.Commands.Experiments;

/// <summary>Runs replications of scenarios and shows how far they are.</summary>
internal static class ReplicationProgress
{
    /// <summary>Adds replications to every series that did not run before.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static void Run(
        IReadOnlyList<ReplicationSeries> series,
        string version,
        int count,
        int threads,
        Streams streams,
        CancellationToken cancellation
    )
    {
        ReplicationSeries[] open = [.. series.Where(one => one.Inputs is not null)];
        int all = open.Length * count;
        if (all == 0)
        {
            return;
        }
        string title = CountText.Of(all, "replication");
        RunProgress.Run(
            streams.ErrorConsole(),
            $"running {title}",
            progress =>
            {
                Lock gate = new();
                int done = 0;
                foreach (ReplicationSeries one in open)
                {
                    one.Extend(version, count, threads, Report, cancellation);
                }
                return done;

                void Report()
                {
                    lock (gate)
                    {
                        progress.Report(++done / (double)all);
                    }
                }
            }
        );
    }
}
