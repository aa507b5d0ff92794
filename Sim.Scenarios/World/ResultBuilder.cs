using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Statistics;
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
        var measures = new TrafficMeasuresBuilder(world, recorder);
        var result = new RunResult
        {
            Identity = new RunIdentity(
                _scenario.Name,
                _scenario.Description,
                ScenarioInputs.HashOf($"{world.Inputs.Hash} model {version}"),
                version,
                "flow",
                _scenario.Seed,
                _scenario.Start,
                world.Now.SinceStart,
                world.Inputs.Files
            )
            {
                Interrupted = world.Now < world.End,
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
            Incidents = BuildIncidents(),
            Thresholds = [],
            Notes = Notes(),
        };
        return result with
        {
            Thresholds = ThresholdEvaluation.Evaluate(result, _scenario.Thresholds.Select(ThresholdParser.Parse)),
        };
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
        };
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

    private IReadOnlyList<Incident> BuildIncidents()
    {
        var faults = new FaultBuilder(world.Inputs);
        var built = new List<Incident>();
        for (int i = 0; i < _scenario.Faults.Count; i++)
        {
            Fault fault = _scenario.Faults[i];
            ComponentRef component = ComponentRef.Parse(fault.Fail);
            SimTime at = SimTime.Zero + fault.At;
            string share = fault.Share.Value < 1 ? $" {fault.Share}" : "";
            Incident incident = IncidentOf("fault", fault.Fail, fault.How + share, fault.At, fault.For, i);
            built.Add(
                incident with
                {
                    DetectedSeconds = Detected(component, faults.SiteOf(component), at, at + fault.For),
                }
            );
        }
        for (int i = 0; i < _scenario.Changes.Count; i++)
        {
            Change change = _scenario.Changes[i];
            (string subject, string action) = Describe(change);
            built.Add(IncidentOf("change", subject, action, change.At, null, _scenario.Faults.Count + i));
        }
        return
        [
            .. built
                .Where(incident => incident.AtSeconds <= world.Now.TotalSeconds)
                .OrderBy(incident => incident.AtSeconds),
        ];
    }

    private Incident IncidentOf(
        string kind,
        string subject,
        string action,
        SimDuration at,
        SimDuration? length,
        int index
    )
    {
        IncidentOutcome outcome = incidents.OutcomeOf(index);
        double userMinutesPerRequest = _platform.Clients.RequestInterval.TotalSeconds / 60;
        return new Incident
        {
            Kind = kind,
            Subject = subject,
            Action = action,
            AtSeconds = at.TotalSeconds,
            LengthSeconds = length?.TotalSeconds,
            MovedP50Seconds = outcome.MovedP50Seconds,
            MovedP90Seconds = outcome.MovedP90Seconds,
            MovedP99Seconds = outcome.MovedP99Seconds,
            FailedRequests = outcome.FailedRequests,
            FailedUserMinutes = outcome.FailedRequests * userMinutesPerRequest,
            CapacitySeconds = outcome.CapacitySeconds,
            ReturnedSeconds = outcome.ReturnedSeconds,
        };
    }

    private static (string Subject, string Action) Describe(Change change) =>
        change switch
        {
            { Dns: { } batch } => ("dns", batch),
            { Manifest: { } manifest } => ($"pool/{change.Pool}", $"manifest {manifest}"),
            { Capacity: { } capacity } => (
                $"pool/{change.Pool}",
                $"capacity {capacity.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
            ),
            { Drain: { } drained } => (drained, "drain"),
            { Announce: { } announced } => (announced, "announce"),
            _ => (change.Withdraw!, "withdraw"),
        };

    /// <summary>
    /// The first health check that turns unhealthy during the fault and probes the address it concerns.
    /// </summary>
    private double? Detected(ComponentRef component, int? site, SimTime begin, SimTime end)
    {
        foreach (HealthTransition transition in world.Authority.Transitions)
        {
            if (
                !transition.Healthy
                && transition.At >= begin
                && transition.At < end
                && Concerns(transition, component, site)
            )
            {
                return (transition.At - begin).TotalSeconds;
            }
        }
        return null;
    }

    private bool Concerns(HealthTransition transition, ComponentRef component, int? site)
    {
        if (component is ComponentRef.ChecksRef checks)
        {
            return checks.HealthCheckId == transition.HealthCheckId;
        }
        foreach (HealthCheck check in world.Inputs.Zone.HealthChecks)
        {
            if (check.Id == transition.HealthCheckId && check is EndpointHealthCheck endpoint)
            {
                return site is { } index
                    ? endpoint.IpAddress == _platform.Sites[index].Address
                    : _platform.FrontEnds.Any(frontEnd => frontEnd.Address == endpoint.IpAddress);
            }
        }
        return false;
    }

    private IReadOnlyList<string> Notes()
    {
        var notes = new List<string>
        {
            "Random in the flow plane: health probes, caches' phases, node starts, route convergence.",
        };
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
}
