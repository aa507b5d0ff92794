using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Replications;

namespace Sim.Runner.Commands.Experiments;

/// <summary>Runs replications of scenarios and shows how far they are.</summary>
internal static class ReplicationProgress
{
    /// <summary>Adds replications to every series.</summary>
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
        int all = series.Count * count;
        string title = CountText.Of(all, "replication");
        RunProgress.Run(
            streams.ErrorConsole(),
            $"running {title}",
            progress =>
            {
                Lock gate = new();
                int done = 0;
                foreach (ReplicationSeries one in series)
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
