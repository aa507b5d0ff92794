using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Stages;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Replications;

/// <summary>A run of several replications: the first with everything, judged by all of them.</summary>
public static class ReplicatedRun
{
    /// <summary>Measures that have to be known well besides those of the thresholds.</summary>
    private static readonly MeasureKey s_mean = new("latencyMeanMs");

    /// <param name="inputs">As loaded.</param>
    /// <param name="version">Version of the model, for the record.</param>
    /// <param name="count">2 or more; with a precision the least number.</param>
    /// <param name="precision">
    /// Runs until half the interval of every threshold's value, and of the mean latency, is at most this share of it;
    /// null: no more than the count.
    /// </param>
    /// <param name="threads">1 or more.</param>
    /// <param name="progress">Told how many are done, of how many that are planned by then.</param>
    /// <returns>
    /// When it is interrupted after two replications: what would have come if no more had been asked for.
    /// </returns>
    /// <exception cref="OperationCanceledException">Interrupted before.</exception>
    public static RunResult Run(
        ScenarioInputs inputs,
        string version,
        int count,
        double? precision,
        int threads,
        Action<int, int> progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        SequentialStopping? rule = precision is { } share
            ? new SequentialStopping { RelativePrecision = share, MinimumReplications = count }
            : null;
        (Replicate replicate, RunResult first) = ReplicationRunner.RunOne(inputs, version, 0, cancellation);
        var series = new ReplicationSeries(inputs.Scenario.Name, inputs);
        series.Add([replicate]);
        int planned = count;
        int done = 1;
        progress(done, planned);
        while (series.Replicates.Count < planned)
        {
            int goal = planned;
            try
            {
                series.Extend(
                    version,
                    planned - series.Replicates.Count,
                    threads,
                    () => progress(Interlocked.Increment(ref done), goal),
                    cancellation
                );
            }
            catch (OperationCanceledException) when (series.Replicates.Count >= 2)
            {
                return Join(inputs, first, series.Replicates, null, Asked(series.Replicates.Count, ""));
            }
            planned = rule is null ? planned : NextLook(rule, series);
        }
        string precise = precision is { } known
            ? string.Create(CultureInfo.InvariantCulture, $" precision {known:R}")
            : "";
        return Join(inputs, first, series.Replicates, rule, Asked(count, precise));
    }

    private static string Asked(int count, string precise) =>
        string.Create(CultureInfo.InvariantCulture, $"replications {count}{precise}");

    /// <returns>How many replications are wanted next; as many as there are when it is enough.</returns>
    private static int NextLook(SequentialStopping rule, ReplicationSeries series) =>
        Watched(series.Replicates)
            .Select(values => rule.Judge(values))
            .Where(judged => judged.Outcome == SequentialOutcome.Continue)
            .Select(judged => judged.NextLook ?? 0)
            .DefaultIfEmpty(series.Replicates.Count)
            .Max();

    /// <summary>Series that vary and are not around nothing, where a relative precision has a meaning.</summary>
    private static IEnumerable<double[]> Watched(IReadOnlyList<Replicate> replicates)
    {
        IEnumerable<double?[]> thresholds = Enumerable
            .Range(0, replicates[0].Thresholds.Count)
            .Select(i => replicates.Select(one => one.Thresholds[i].Value).ToArray());
        double?[] mean =
        [
            .. replicates.Select(one => one.Measures.TryGetValue(s_mean, out double value) ? value : (double?)null),
        ];
        return thresholds
            .Append(mean)
            .Where(values => values.All(value => value is not null))
            .Select(values => values.OfType<double>().ToArray())
            .Where(values => values.Any(value => value != 0));
    }

    private static RunResult Join(
        ScenarioInputs inputs,
        RunResult first,
        IReadOnlyList<Replicate> replicates,
        SequentialStopping? rule,
        string asked
    )
    {
        Threshold[] thresholds = [.. inputs.Scenario.Thresholds.Select(ThresholdParser.Parse)];
        bool isFull = rule is not null && replicates.Count >= rule.MaximumReplications;
        return first with
        {
            Identity = first.Identity with { InputHash = ScenarioInputs.HashOf($"{first.Identity.InputHash} {asked}") },
            Thresholds = ReplicatedThresholds.Judge(thresholds, replicates),
            Stages = ReplicatedStages.Judge(replicates),
            Replicates = replicates,
            Notes = isFull
                ?
                [
                    .. first.Notes,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The precision was not reached with {replicates.Count} replications, the most that are run."
                    ),
                ]
                : first.Notes,
        };
    }
}
