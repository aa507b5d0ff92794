using Sim.Core.Quantities;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>Runs of one scenario with other values for some fields, in each of several cases.</summary>
public sealed class ScenarioTrials : ICapacityTrials
{
    private readonly Dictionary<int, (ScenarioInputs Inputs, Replicate? First)> _loaded = [];
    private IReadOnlyList<string> _loadedValues = [];

    /// <summary>The scenario's file.</summary>
    public required string File { get; init; }

    /// <summary>Default: the disk.</summary>
    public IInputFiles? Files { get; init; }

    /// <summary>What differs from the file in every run.</summary>
    public required ScenarioOverrides Overrides { get; init; }

    /// <summary>Thresholds in place of those of the scenario; empty: those of the scenario.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>At least one.</summary>
    public required IReadOnlyList<FailureCase> Failures { get; init; }

    /// <summary>Fields that are varied.</summary>
    public required IReadOnlyList<FieldPath> Fields { get; init; }

    /// <summary>How long the scenario runs.</summary>
    public required SimDuration Duration { get; init; }

    /// <summary>Version of the model, for the record.</summary>
    public required string Version { get; init; }

    /// <summary>Runs at once, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What is wrong with the scenario at these values, in any case; each finding once.</summary>
    public IReadOnlyList<Diagnostic> Check(IReadOnlyList<string> values) =>
        [
            .. Failures
                .SelectMany(failure => Load(values, failure).Diagnostics)
                .Where(found => found.Severity == Severity.Error)
                .DistinctBy(found => (found.File, found.Line, found.Column, found.Message)),
        ];

    /// <summary>The cases with what has to hold in each.</summary>
    /// <param name="values">Any that can run.</param>
    /// <exception cref="ScenarioRefusedException">The scenario cannot run with these values.</exception>
    public IReadOnlyList<CapacityCase> Cases(IReadOnlyList<string> values) =>
        [
            .. Failures.Select(
                (failure, i) =>
                    new CapacityCase(
                        failure.Name,
                        [.. InputsOf(values, i).Inputs.Scenario.Thresholds.Select(ThresholdParser.Parse)]
                    )
            ),
        ];

    /// <inheritdoc/>
    /// <exception cref="ScenarioRefusedException">The scenario cannot run with these values.</exception>
    public IReadOnlyList<CapacityOutcome> Run(
        IReadOnlyList<string> values,
        int caseIndex,
        int first,
        int count,
        CancellationToken cancellation
    )
    {
        (ScenarioInputs inputs, Replicate? known) = InputsOf(values, caseIndex);
        IReadOnlyList<Replicate> replicates = ReplicationRunner.Run(
            inputs,
            Version,
            first,
            count,
            Threads,
            cancellation: cancellation
        );
        Replicate start = known ?? replicates[0];
        _loaded[caseIndex] = (inputs, start);
        return
        [
            .. replicates.Select(one => new CapacityOutcome(
                [.. one.Thresholds.Select(verdict => verdict.Value)],
                IsSame(one, start)
            )),
        ];
    }

    /// <summary>As long as a value is tried its inputs are kept.</summary>
    private (ScenarioInputs Inputs, Replicate? First) InputsOf(IReadOnlyList<string> values, int caseIndex)
    {
        if (!_loadedValues.SequenceEqual(values))
        {
            _loaded.Clear();
            _loadedValues = values;
        }
        if (!_loaded.TryGetValue(caseIndex, out (ScenarioInputs, Replicate?) known))
        {
            LoadedScenario loaded = Load(values, Failures[caseIndex]);
            known = (loaded.Inputs ?? throw new ScenarioRefusedException(loaded.Diagnostics), null);
            _loaded.Add(caseIndex, known);
        }
        return known;
    }

    private LoadedScenario Load(IReadOnlyList<string> values, FailureCase failure)
    {
        IEnumerable<FieldOverride> targets =
            Targets.Count > 0 ? [FieldOverride.Listed("--target", FieldPath.Parse("thresholds"), Targets)] : [];
        IEnumerable<FieldOverride> varied = Fields.Zip(
            values,
            (path, value) => FieldOverride.Typed("--vary", path, value)
        );
        ScenarioOverrides overrides = Overrides with { Fields = [.. Overrides.Fields, .. targets, .. varied] };
        return ScenarioLoader.Load(File, Files, failure.Apply(overrides, Duration));
    }

    private static bool IsSame(Replicate one, Replicate other) =>
        ReferenceEquals(one, other)
        || (
            one.Events == other.Events
            && one.Measures.Count == other.Measures.Count
            && one.Measures.All(pair => other.Measures.TryGetValue(pair.Key, out double value) && value == pair.Value)
        );
}
