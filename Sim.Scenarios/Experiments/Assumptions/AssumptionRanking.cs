using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Assumptions;

/// <summary>
/// Which assumptions a verdict hangs on: each is moved to both ends of its range, one at a time and with the same
/// chance. An interval over replications covers chance only; this covers a part of what nobody has measured.
/// </summary>
/// <remarks>Assumptions that matter only together are not found.</remarks>
public static class AssumptionRanking
{
    /// <summary>What moves a measured value most comes first; what changes nothing comes last.</summary>
    /// <param name="path">The scenario's file.</param>
    /// <param name="inputs">As loaded from it with the overrides; it has thresholds.</param>
    /// <param name="usual">Verdicts as it is.</param>
    /// <param name="version">Version of the model, for the record.</param>
    /// <param name="replications">Of each end, 1 or more.</param>
    /// <param name="threads">1 or more; at most so many run at once.</param>
    /// <param name="progress">Told how many runs are done, of all.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static IReadOnlyList<AssumptionEffect> Rank(
        string path,
        ScenarioInputs inputs,
        ScenarioOverrides overrides,
        IReadOnlyList<ThresholdVerdict> usual,
        string version,
        int replications,
        int threads,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(usual);
        IReadOnlyList<Assumption> assumptions = AssumptionFinder.Find(path, inputs, overrides);
        ScenarioInputs?[] ends =
        [
            .. assumptions.SelectMany(one =>
                (ScenarioInputs?[])[With(path, overrides, one, one.Low), With(path, overrides, one, one.High)]
            ),
        ];
        int all = ends.Count(one => one is not null) * replications;
        int done = 0;
        var replicates = new Replicate?[ends.Length * replications];
        Parallel.For(
            0,
            replicates.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                if (ends[i / replications] is { } end)
                {
                    replicates[i] = ReplicationRunner.RunOne(end, version, i % replications, cancellation).Replicate;
                    progress?.Invoke(Interlocked.Increment(ref done), all);
                }
            }
        );
        Threshold[] thresholds = [.. inputs.Scenario.Thresholds.Select(ThresholdParser.Parse)];
        return
        [
            .. assumptions
                .Select((one, i) => EffectOf(one, thresholds, usual, Verdicts(2 * i), Verdicts((2 * i) + 1)))
                .OrderByDescending(one => one.Swing)
                .ThenBy(one => one.Assumption.Field, StringComparer.Ordinal),
        ];

        IReadOnlyList<ThresholdVerdict> Verdicts(int end)
        {
            Replicate[] own = [.. replicates.AsSpan(end * replications, replications).ToArray().OfType<Replicate>()];
            return own.Length == 0 ? usual
                : own.Length == 1 ? own[0].Thresholds
                : ReplicatedThresholds.Judge(thresholds, own);
        }
    }

    /// <summary>Null where the other parts of the scenario forbid the value: it is left out.</summary>
    private static ScenarioInputs? With(string path, ScenarioOverrides overrides, Assumption assumption, string value)
    {
        DiagnosticList found = [];
        FieldOverride[] fields =
        [
            .. assumption
                .Paths.Select(field => FieldOverride.Read("assumption", $"{field}={value}", found))
                .OfType<FieldOverride>(),
        ];
        return ScenarioLoader.Load(path, null, overrides with { Fields = [.. overrides.Fields, .. fields] }).Inputs;
    }

    private static AssumptionEffect EffectOf(
        Assumption assumption,
        Threshold[] thresholds,
        IReadOnlyList<ThresholdVerdict> usual,
        IReadOnlyList<ThresholdVerdict> low,
        IReadOnlyList<ThresholdVerdict> high
    )
    {
        (int index, double swing) = usual
            .Select((one, i) => (i, Swing(thresholds[i].Limit, [one.Value, low[i].Value, high[i].Value])))
            .MaxBy(one => one.Item2);
        return new AssumptionEffect(assumption, low, high, index, swing);
    }

    private static double Swing(double limit, double?[] values)
    {
        double[] there = [.. values.OfType<double>()];
        double scale = there.Select(Math.Abs).Append(Math.Abs(limit)).Max();
        return there.Length < values.Length && there.Length > 0 ? double.PositiveInfinity
            : there.Length == 0 || scale == 0 ? 0
            : (there.Max() - there.Min()) / scale;
    }
}
