using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>Puts what was recorded in a part of a run into the records of results.</summary>
internal sealed class SpanMeasuresBuilder(SimulatedWorld world, TimelineRecorder timeline, RecordedSpan span)
{
    private readonly PlatformSpec _platform = world.Platform;

    public SpanMeasures Build()
    {
        var traffic = new TrafficMeasuresBuilder(world, span);
        return new SpanMeasures
        {
            From = span.From.SinceStart,
            To = span.To.SinceStart,
            Regions = traffic.ByRegion(),
            Countries = traffic.ByCountry(),
            RegionEndpoints = traffic.ByRegionAndEndpoint(),
            Endpoints = [.. Enumerable.Range(0, _platform.Endpoints.Count).Select(EndpointOf)],
            CountryEndpoints = CountryEndpoints(),
        };
    }

    private List<(string Country, string Endpoint, double Answered)> CountryEndpoints()
    {
        var all = new List<(string, string, double)>();
        foreach (var groups in Enumerable.Range(0, world.Groups.Count).GroupBy(group => world.Groups[group].Country))
        {
            foreach ((int i, Endpoint endpoint) in _platform.Endpoints.Index())
            {
                double answered = groups.Sum(group => span.TotalsOf(group, i).Answered);
                if (answered > 0)
                {
                    all.Add((groups.Key, endpoint.Id, answered));
                }
            }
        }
        return all;
    }

    private EndpointMeasures EndpointOf(int endpoint)
    {
        Endpoint spec = _platform.Endpoints[endpoint];
        EndpointUse use = span.UseOf(endpoint);
        var latency = new LatencyHistogram();
        for (int country = 0; country < span.Countries.Count; country++)
        {
            if (span.HistogramOf(country, endpoint) is { } histogram)
            {
                latency.Add(histogram);
            }
        }
        double answered = 0;
        for (int group = 0; group < world.Groups.Count; group++)
        {
            answered += span.TotalsOf(group, endpoint).Answered;
        }
        return new EndpointMeasures
        {
            Endpoint = spec.Id,
            Kind = spec.Site is null ? "pool" : "site",
            Answered = answered,
            FailedAttempts = use.FailedAttempts,
            Resets = span.ResetsAt(endpoint),
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
                    .History.Where(step =>
                        step.Reason != ScalingStep.Planned && step.At >= span.From && step.At <= span.To
                    )
                    .Select(step => new ReplayDecision(step.At.SinceStart, step.From, step.To, step.Reason)),
            ])
            : null;

    /// <summary>Least, mean and most over the buckets of time that overlap the span.</summary>
    private (double Min, double Mean, double Max) Range(int pool, int column)
    {
        (double min, double area, double max, double seconds) = (double.PositiveInfinity, 0, 0, 0);
        SimTime begin = SimTime.Zero;
        for (int bucket = 0; bucket < timeline.Count && begin < span.To; bucket++)
        {
            SimTime end = begin + SimDuration.FromSeconds(timeline.SecondsOf(bucket));
            if (end > span.From)
            {
                // Sums of shares of a bucket miss whole numbers by a rounding error.
                double value = Math.Round(timeline.Pools[pool, bucket, column], 9);
                double length = (SimTime.Min(end, span.To) - SimTime.Max(begin, span.From)).TotalSeconds;
                min = Math.Min(min, value);
                max = Math.Max(max, value);
                area += value * length;
                seconds += length;
            }
            begin = end;
        }
        return (min, area / seconds, max);
    }
}
