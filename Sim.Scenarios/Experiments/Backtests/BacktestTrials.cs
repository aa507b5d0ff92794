using Sim.Core.Quantities;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>Runs of a scenario with other values for some fields, held against what was observed.</summary>
/// <remarks>Every run has the same chance, that of replication 0, so that a difference is that of the values.</remarks>
public sealed class BacktestTrials
{
    /// <summary>The scenario's file.</summary>
    public required string File { get; init; }

    /// <summary>Default: the disk.</summary>
    public IInputFiles? Files { get; init; }

    /// <summary>What differs from the file in every run.</summary>
    public required ScenarioOverrides Overrides { get; init; }

    public required IReadOnlyList<ObservedSeries> Observed { get; init; }

    /// <summary>Version of the model, for the record.</summary>
    public required string Version { get; init; }

    /// <summary>The observed series with what the model has at the same times.</summary>
    /// <param name="fields">Fields with other values.</param>
    /// <param name="values">One for each of them.</param>
    /// <exception cref="ScenarioRefusedException">The scenario cannot run with these values.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public IReadOnlyList<SeriesBacktest> Run(
        IReadOnlyList<FieldPath> fields,
        IReadOnlyList<string> values,
        CancellationToken cancellation
    )
    {
        IEnumerable<FieldOverride> changed = fields.Zip(
            values,
            (path, value) => FieldOverride.Typed("--fit", path, value)
        );
        LoadedScenario loaded = ScenarioLoader.Load(
            File,
            Files,
            Overrides with
            {
                Fields = [.. Overrides.Fields, .. changed],
            }
        );
        ScenarioInputs inputs = loaded.Inputs ?? throw new ScenarioRefusedException(loaded.Diagnostics);
        RunResult result = ReplicationRunner.RunOne(inputs, Version, 0, cancellation).Result;
        return [.. Observed.Select(series => Against(result.Timeline, series))];
    }

    private static SeriesBacktest Against(Timeline timeline, ObservedSeries series)
    {
        IReadOnlyList<double>? modeled = ModeledMeasure.Of(timeline, series.Measure, series.Subject);
        SimDuration interval = series.Interval;
        (ObservedPoint Point, double Value)[] pairs =
        [
            .. series
                .Points.Select(point =>
                    (
                        point,
                        modeled is null ? double.NaN : ModeledMeasure.Mean(timeline, modeled, point.Offset, interval)
                    )
                )
                .Where(pair => double.IsFinite(pair.Item2)),
        ];
        return new SeriesBacktest(
            series with
            {
                Points = [.. pairs.Select(pair => pair.Point)],
            },
            [.. pairs.Select(pair => pair.Value)]
        );
    }
}
