using System.Globalization;
using Sim.Core.Statistics;
using Sim.Scenarios.Costs;

namespace Sim.Scenarios.Results.Measures;

/// <summary>Every number of a run by its key: the rows of <c>measures.csv</c>, and what experiments compare.</summary>
public static class RunMeasures
{
    /// <summary>In a fixed order, each key once; null where nothing was measured.</summary>
    public static IReadOnlyList<(MeasureKey Key, double? Value)> Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. OfTotals(result),
            .. result.Regions.Concat(result.Countries).Concat(result.RegionEndpoints).SelectMany(OfTraffic),
            .. result.Endpoints.SelectMany(OfEndpoint),
            .. OfIncidents(result.Incidents),
            .. OfRollouts(result.Rollouts),
            .. OfCost(result.Cost),
        ];
    }

    private static IEnumerable<(MeasureKey, double?)> OfTotals(RunResult result)
    {
        Totals totals = result.Totals;
        double ended = totals.Answered + totals.Failed;
        yield return (new("sent"), totals.Sent);
        yield return (new("answered"), totals.Answered);
        yield return (new("failed"), totals.Failed);
        yield return (new("inFlight"), totals.InFlight);
        yield return (new("attempts"), totals.Attempts);
        yield return (new("peakRps"), totals.PeakRate);
        yield return (new("errorRatio"), ended > 0 ? totals.Failed / ended : 0);
        yield return (new("failedUserMinutes"), result.Regions.Sum(region => region.FailedUserMinutes));
        var all = new LatencyHistogram();
        foreach (TrafficMeasures region in result.Regions)
        {
            all.Add(region.Latency);
        }
        foreach ((string name, double? milliseconds) in NamedMeasures.Latency(all))
        {
            yield return (new(Prefixed("latency", name)), milliseconds);
        }
    }

    private static IEnumerable<(MeasureKey, double?)> OfTraffic(TrafficMeasures traffic)
    {
        yield return (Key("answered"), traffic.Answered);
        yield return (Key("failed"), traffic.Failed);
        yield return (Key("errorRatio"), traffic.ErrorRatio);
        yield return (Key("failedUserMinutes"), traffic.FailedUserMinutes);
        foreach ((string name, double? milliseconds) in NamedMeasures.Latency(traffic.Latency))
        {
            yield return (Key(Prefixed("latency", name)), milliseconds);
        }
        foreach ((string name, double milliseconds) in NamedMeasures.Parts(traffic.MeanParts))
        {
            yield return (Key(Prefixed("part", name)), milliseconds);
        }

        MeasureKey Key(string measure) => new(measure, traffic.Region, traffic.Country, traffic.Endpoint);
    }

    private static IEnumerable<(MeasureKey, double?)> OfEndpoint(EndpointMeasures endpoint)
    {
        yield return (Key("answered"), endpoint.Answered);
        yield return (Key("failedAttempts"), endpoint.FailedAttempts);
        yield return (Key("resets"), endpoint.Resets);
        yield return (Key("peakRps"), endpoint.PeakRate);
        foreach ((string name, double? milliseconds) in NamedMeasures.Latency(endpoint.Latency))
        {
            yield return (Key(Prefixed("latency", name)), milliseconds);
        }
        yield return (Key("minPods"), endpoint.Pods.Min);
        yield return (Key("meanPods"), endpoint.Pods.Mean);
        yield return (Key("maxPods"), endpoint.Pods.Max);
        yield return (Key("minNodes"), endpoint.Nodes.Min);
        yield return (Key("meanNodes"), endpoint.Nodes.Mean);
        yield return (Key("maxNodes"), endpoint.Nodes.Max);
        if (endpoint.ReversalsInWorstHour is { } reversals)
        {
            yield return (Key("reversalsInWorstHour"), reversals);
        }
        foreach (ResourceUse use in endpoint.Resources)
        {
            yield return (Key("meanUtilizationRatio", use.Resource), use.Mean);
            yield return (Key("peakUtilizationRatio", use.Resource), use.Peak);
        }

        MeasureKey Key(string measure, string? resource = null) =>
            new(measure, Endpoint: endpoint.Endpoint, Resource: resource);
    }

    private static IEnumerable<(MeasureKey, double?)> OfIncidents(IReadOnlyList<Incident> incidents)
    {
        foreach ((int i, Incident incident) in incidents.Index())
        {
            // The number tells apart what happens twice.
            string what = string.Create(
                CultureInfo.InvariantCulture,
                $"incident {i + 1} {incident.Subject} {incident.Action}"
            );
            yield return (Key("detectedSeconds"), incident.DetectedSeconds);
            yield return (Key("movedP50Seconds"), incident.MovedP50Seconds);
            yield return (Key("movedP90Seconds"), incident.MovedP90Seconds);
            yield return (Key("movedP99Seconds"), incident.MovedP99Seconds);
            yield return (Key("capacitySeconds"), incident.CapacitySeconds);
            yield return (Key("returnedSeconds"), incident.ReturnedSeconds);
            yield return (Key("failed"), incident.FailedRequests);
            yield return (Key("failedUserMinutes"), incident.FailedUserMinutes);

            MeasureKey Key(string measure) => new(measure, Resource: what);
        }
    }

    private static IEnumerable<(MeasureKey, double?)> OfRollouts(IReadOnlyList<RolloutMeasures> rollouts)
    {
        foreach ((int i, RolloutMeasures rollout) in rollouts.Index())
        {
            string what = string.Create(CultureInfo.InvariantCulture, $"rollout {i + 1} {rollout.Pool}");
            yield return (new("completedSeconds", Resource: what), rollout.CompletedSeconds);
            yield return (new("deadlineExceededSeconds", Resource: what), rollout.DeadlineExceededSeconds);
            yield return (new("leastServing", Resource: what), rollout.LeastServing);
            yield return (new("mostPods", Resource: what), rollout.MostPods);
        }
    }

    private static IEnumerable<(MeasureKey, double?)> OfCost(CostReport? cost)
    {
        if (cost is null)
        {
            yield break;
        }
        yield return (new("costUsd"), cost.TotalUsd);
        yield return (new("costPerMillionUsd"), cost.UsdPerMillion);
    }

    private static string Prefixed(string prefix, string name) => prefix + char.ToUpperInvariant(name[0]) + name[1..];
}
