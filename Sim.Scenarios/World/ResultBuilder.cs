using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Puts what a world has recorded into the records of results.</summary>
internal sealed class ResultBuilder(SimulatedWorld world, TrafficRecorder recorder, IncidentTracker incidents)
{
    private readonly PlatformSpec _platform = world.Platform;
    private readonly Scenario _scenario = world.Inputs.Scenario;

    public RunResult Build(string version)
    {
        SpanMeasures measures = world.MeasuresOf(_scenario.WarmUp, null) ?? world.MeasuresOf(SimDuration.Zero, null)!;
        var result = new RunResult
        {
            Identity = new RunIdentity(
                _scenario.Name,
                _scenario.Description,
                ScenarioInputs.HashOf($"{world.Inputs.Hash} model {version}"),
                version,
                _scenario.Fidelity == Fidelity.Request ? "request" : "flow",
                _scenario.Seed,
                _scenario.Start,
                world.Now.SinceStart,
                world.Inputs.Files
            )
            {
                WarmUp = measures.From,
                Variant = world.Inputs.Variant,
                Interrupted = world.Now < world.End,
                Sampling = _scenario.Fidelity == Fidelity.Request ? _scenario.Sampling : SampleShare.All,
            },
            Totals = new Totals(
                world.Plane.Ledger.Sent,
                world.Plane.Ledger.Answered,
                world.Plane.Ledger.Failed,
                world.Plane.Ledger.InFlight,
                world.Plane.Ledger.Attempts,
                world.Plane.PeakRate
            ),
            Regions = measures.Regions,
            Countries = measures.Countries,
            RegionEndpoints = measures.RegionEndpoints,
            Endpoints = measures.Endpoints,
            Timeline = new TimelineBuilder(world, recorder).Build(),
            Incidents = new IncidentBuilder(world, incidents).Build(),
            Rollouts = [.. world.Pools.SelectMany((pool, i) => pool.Rollouts.Select(one => RolloutOf(i, one)))],
            Thresholds = [],
            Stages = world.Migration.Finish(),
        };
        SpanMeasures all = measures.From == SimDuration.Zero ? measures : world.MeasuresOf(SimDuration.Zero, null)!;
        result = result with
        {
            Cost = new CostBuilder(world, result, all).Build(),
            Notes = new NotesBuilder(world, result, recorder.Timeline).Build(),
        };
        return result with
        {
            Thresholds = [.. _scenario.Thresholds.Select(text => VerdictOf(ThresholdParser.Parse(text), result))],
        };
    }

    private ThresholdVerdict VerdictOf(Threshold threshold, RunResult result) =>
        threshold.Window is { } window
            ? ThresholdEvaluation.Evaluate(world.MeasuresOf(window.From, window.To), result.Cost, threshold)
            : ThresholdEvaluation.Evaluate(result, threshold);

    private RolloutMeasures RolloutOf(int pool, PodRollout rollout)
    {
        return new RolloutMeasures
        {
            Pool = _platform.Pools[pool].Id,
            AtSeconds = rollout.StartedAt.TotalSeconds,
            IsRollback = rollout.IsRollback,
            CompletedSeconds = Since(rollout.CompletedAt),
            DeadlineExceededSeconds = Since(rollout.DeadlineExceededAt),
            SupersededSeconds = Since(rollout.SupersededAt),
            LeastServing = rollout.LeastServing ?? 0,
            MostPods = rollout.MostPods,
        };

        double? Since(SimTime? time) => time is { } at ? (at - rollout.StartedAt).TotalSeconds : null;
    }
}
