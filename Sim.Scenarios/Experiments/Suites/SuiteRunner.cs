using System.Globalization;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Runs the cases of a suite, all replications of all cases side by side.</summary>
/// <param name="suite">As loaded.</param>
/// <param name="version">Version of the model.</param>
/// <param name="replications">1 or more.</param>
public sealed class SuiteRunner(Suite suite, string version, int replications)
{
    /// <summary>
    /// Cases that the baseline knows with the same inputs, model and replications: they would give the same again.
    /// </summary>
    public bool IsKnown(SuiteCase one, Baseline? baseline) =>
        baseline?.Find(one.Id) is { } known && known.Hash == HashOf(one) && baseline.Model == version;

    /// <summary>In the order of the cases; the same for any number of threads.</summary>
    /// <param name="cases">To be run, or to be taken from the baseline.</param>
    /// <param name="baseline">Null: everything is run.</param>
    /// <param name="threads">1 or more; at most so many run at once.</param>
    /// <param name="progress">Told after each replication, from any thread.</param>
    /// <exception cref="OperationCanceledException">Interrupted; nothing is kept.</exception>
    public IReadOnlyList<CaseRun> Run(
        IReadOnlyList<SuiteCase> cases,
        Baseline? baseline,
        int threads,
        Action? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        SuiteCase[] open = [.. cases.Where(one => !IsKnown(one, baseline))];
        var done = new (Replicate Replicate, LatencyBins Latency, IReadOnlyList<string> Notes)[
            open.Length * replications
        ];
        Parallel.For(
            0,
            done.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                int index = i % replications;
                (Replicate replicate, RunResult result) = ReplicationRunner.RunOne(
                    open[i / replications].Inputs,
                    version,
                    index,
                    cancellation
                );
                LatencyBins latency = new();
                foreach (TrafficMeasures region in result.Regions)
                {
                    latency.Add(region.Latency);
                }
                done[i] = (GatedMeasures.Of(suite, replicate), latency, index == 0 ? result.Notes : []);
                progress?.Invoke();
            }
        );
        return
        [
            .. cases.Select(one =>
                Array.IndexOf(open, one) is var at && at >= 0
                    ? Join(one, done.AsSpan(at * replications, replications))
                    : Known(one, baseline!.Find(one.Id)!)
            ),
        ];
    }

    private CaseRun Join(
        SuiteCase one,
        ReadOnlySpan<(Replicate Replicate, LatencyBins Latency, IReadOnlyList<string> Notes)> done
    )
    {
        List<Replicate> replicates = [];
        LatencyBins latency = new();
        foreach ((Replicate replicate, LatencyBins bins, _) in done)
        {
            replicates.Add(replicate);
            latency.Add(bins);
        }
        Threshold[] thresholds = [.. one.Inputs.Scenario.Thresholds.Select(ThresholdParser.Parse)];
        return new CaseRun(
            one,
            HashOf(one),
            IsUnchanged: false,
            replicates,
            replicates.Count == 1 ? replicates[0].Thresholds : ReplicatedThresholds.Judge(thresholds, replicates),
            latency,
            done[0].Notes
        );
    }

    private CaseRun Known(SuiteCase one, BaselineCase known) =>
        new(one, HashOf(one), IsUnchanged: true, known.Series().Replicates, known.Thresholds, known.Latency, []);

    /// <summary>The model's version is kept once for all cases.</summary>
    private string HashOf(SuiteCase one)
    {
        string measures = string.Join(',', suite.Measures.Concat(suite.Countries));
        return ScenarioInputs.HashOf(
            string.Create(CultureInfo.InvariantCulture, $"{one.Inputs.Hash} {replications} {measures}")
        );
    }
}
