using System.Globalization;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Replay;
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
        var measures = new TrafficMeasuresBuilder(world, recorder);
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
            Regions = measures.ByRegion(),
            Countries = measures.ByCountry(),
            RegionEndpoints = measures.ByRegionAndEndpoint(),
            Endpoints = [.. Enumerable.Range(0, _platform.Endpoints.Count).Select(EndpointOf)],
            Timeline = new TimelineBuilder(world, recorder).Build(),
            Incidents = new IncidentBuilder(world, incidents).Build(),
            Rollouts = [.. world.Pools.SelectMany((pool, i) => pool.Rollouts.Select(one => RolloutOf(i, one)))],
            Thresholds = [],
            Notes = Notes(),
        };
        result = result with { Cost = new CostBuilder(world, result).Build() };
        return result with
        {
            Thresholds = ThresholdEvaluation.Evaluate(result, _scenario.Thresholds.Select(ThresholdParser.Parse)),
        };
    }

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

    private EndpointMeasures EndpointOf(int endpoint)
    {
        Endpoint spec = _platform.Endpoints[endpoint];
        EndpointUse use = recorder.UseOf(endpoint);
        var latency = new LatencyHistogram();
        for (int country = 0; country < recorder.Countries.Count; country++)
        {
            if (recorder.HistogramOf(country, endpoint) is { } histogram)
            {
                latency.Add(histogram);
            }
        }
        double answered = 0;
        for (int group = 0; group < world.Groups.Count; group++)
        {
            answered += recorder.TotalsOf(group, endpoint).Answered;
        }
        TimelineRecorder timeline = recorder.Timeline;
        double failedAttempts = 0;
        for (int bucket = 0; bucket < timeline.Count; bucket++)
        {
            failedAttempts += timeline.FailedAttempts[endpoint, bucket] * timeline.SecondsOf(bucket);
        }
        return new EndpointMeasures
        {
            Endpoint = spec.Id,
            Kind = spec.Site is null ? "pool" : "site",
            Answered = answered,
            FailedAttempts = failedAttempts,
            Resets = world.Plane.ResetsAt(endpoint),
            PeakRate = use.PeakRate,
            Resources =
            [
                .. Enumerable
                    .Range(0, EndpointUse.Resources.Count)
                    .Where(resource => spec.Site is not null || resource >= EndpointUse.PodCpu)
                    .Select(resource => new ResourceUse(
                        EndpointUse.Resources[resource],
                        use.Mean(resource),
                        use.Peak(resource)
                    )),
            ],
            Latency = latency,
            Pods = Range(spec.Pool, 0),
            Nodes = Range(spec.Pool, 3),
            ReversalsInWorstHour = ReversalsOf(spec.Pool),
        };
    }

    /// <summary>Of the decisions of its autoscaler: what is planned is nobody's oscillation.</summary>
    private int? ReversalsOf(int pool) =>
        world.Pools[pool].IsAutoscaled
            ? Oscillation.InWorstHour([
                .. world
                    .Pools[pool]
                    .History.Where(step => step.Reason != ScalingStep.Planned)
                    .Select(step => new ReplayDecision(step.At.SinceStart, step.From, step.To, step.Reason)),
            ])
            : null;

    private IEnumerable<string> NotesOnOscillation()
    {
        foreach (Endpoint endpoint in _platform.Endpoints)
        {
            if (ReversalsOf(endpoint.Pool) is { } reversals && reversals >= Oscillation.Least)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"The autoscaler of {_platform.Pools[endpoint.Pool].Id} oscillates: {reversals} changes of "
                        + $"direction in one hour, each within {Oscillation.Window} of the change before."
                );
            }
        }
    }

    private (double Min, double Mean, double Max) Range(int pool, int column)
    {
        TimelineRecorder timeline = recorder.Timeline;
        (double min, double area, double max, double seconds) = (double.PositiveInfinity, 0, 0, 0);
        for (int bucket = 0; bucket < timeline.Count; bucket++)
        {
            // Sums of shares of a bucket miss whole numbers by a rounding error.
            double value = Math.Round(timeline.Pools[pool, bucket, column], 9);
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            area += value * timeline.SecondsOf(bucket);
            seconds += timeline.SecondsOf(bucket);
        }
        return (min, area / seconds, max);
    }

    private IReadOnlyList<string> Notes()
    {
        var notes = new List<string>
        {
            _scenario.Fidelity == Fidelity.Request
                ? "Random in the request plane: every request, and all that is random in the flow plane."
                : "Random in the flow plane: health probes, caches' phases, node starts, route convergence.",
        };
        notes.AddRange(NotesOnSampling());
        notes.AddRange(NotesOnOscillation());
        foreach (string table in new[] { _scenario.Prices.Machines, _scenario.Prices.Services }.OfType<string>())
        {
            notes.Add($"Costs: prices of {table} take the place of list prices.");
        }
        foreach (string address in world.Mixes.UnknownAddresses)
        {
            notes.Add($"The zone answers {address}, which no site and no front end has: those users fail.");
        }
        string[] known = [.. world.Inputs.Zone.HealthChecks.Select(check => check.Id)];
        foreach (string id in world.Authority.Zone.HealthCheckIds.Except(known, StringComparer.Ordinal))
        {
            notes.Add($"Health check {id} is used by the zone but not described: it counts as healthy.");
        }
        return notes;
    }

    private IEnumerable<string> NotesOnSampling()
    {
        // With fewer pods their queues, and peaks of a second, are those of other pods.
        const double Few = 5;
        if (_scenario.Sampling >= SampleShare.All)
        {
            yield break;
        }
        if (_scenario.Fidelity == Fidelity.Flow)
        {
            yield return "sampling counts for the request plane: this run has everybody.";
            yield break;
        }
        yield return $"{_scenario.Sampling} of the users is simulated, before as much of the capacity; "
            + "numbers count all.";
        string[] small =
        [
            .. _platform
                .Endpoints.Where((_, endpoint) => recorder.UseOf(endpoint).PeakRate > 0)
                .Select(endpoint => endpoint.Pool)
                .Distinct()
                .Where(pool => Range(pool, 0).Max * _scenario.Sampling.Value < Few)
                .Select(pool => _platform.Pools[pool].Id),
        ];
        if (small.Length > 0)
        {
            yield return $"fewer than {Few} pods stand for {string.Join(", ", small)}: tails, peaks and what is scaled "
                + "by them are rougher than they are with everybody; take a larger part.";
        }
    }
}
