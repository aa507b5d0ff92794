using Sim.Core.Quantities;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Results.Stages;

/// <summary>Says who moved a threshold, from what was measured in a stage and in the one before. Pure.</summary>
/// <param name="before">Null: there is none.</param>
/// <param name="stage">The stage.</param>
internal sealed class StageAttribution(SpanMeasures? before, SpanMeasures stage)
{
    /// <summary>Null: it bounds from below, or nobody was above.</summary>
    public ThresholdCause? CauseOf(Threshold threshold)
    {
        bool upper = threshold.Comparison is ThresholdComparison.Below or ThresholdComparison.AtMost;
        return !upper ? null
            : threshold.Measure == ThresholdMeasure.Utilization ? Busiest(threshold)
            : MostHarmed(threshold);
    }

    public StageResource? Busiest()
    {
        (string Endpoint, ResourceUse Use)? busiest = ResourcesOf(stage)
            .OrderByDescending(one => one.Use.Peak)
            .Select(one => ((string, ResourceUse)?)one)
            .FirstOrDefault();
        return busiest is var (endpoint, use)
            ? new StageResource(endpoint, use.Resource, use.Peak, UseBefore(endpoint, use.Resource)?.Peak)
            : null;
    }

    public StageFailures? MostFailed()
    {
        double all = stage.Countries.Sum(country => country.Failed);
        TrafficMeasures? most = stage.Countries.MaxBy(country => country.Failed);
        return most is { Failed: > 0 }
            ? new StageFailures(
                most.Country!,
                most.Failed,
                most.Failed / all,
                EndpointOf(most.Region, one => one.Failed)
            )
            : null;
    }

    private ThresholdCause? Busiest(Threshold threshold)
    {
        ThresholdSelector selected = threshold.Selector;
        bool isMean = threshold.Statistic == ThresholdStatistic.Mean;
        (string Endpoint, ResourceUse Use)[] candidates =
        [
            .. ResourcesOf(stage)
                .Where(one => (selected.Endpoint ?? one.Endpoint) == one.Endpoint)
                .Where(one => (selected.Resource ?? one.Use.Resource) == one.Use.Resource)
                .OrderByDescending(one => ValueOf(one.Use)),
        ];
        if (candidates.Length == 0)
        {
            return null;
        }
        (string endpoint, ResourceUse use) = candidates[0];
        return new ThresholdCause
        {
            Expression = threshold.Expression,
            Endpoint = endpoint,
            Resource = use.Resource,
            Value = ValueOf(use),
            Before = UseBefore(endpoint, use.Resource) is { } past ? ValueOf(past) : null,
            Grown = GrownAt(endpoint),
        };

        double ValueOf(ResourceUse one) => isMean ? one.Mean : one.Peak;
    }

    /// <summary>Countries with a tenth of all growth or more: with less they are not why.</summary>
    private StageGrowth[] GrownAt(string endpoint)
    {
        const int Most = 3;
        const double Least = 0.1;
        if (before is null)
        {
            return [];
        }
        Dictionary<string, double> past = RatesAt(before, endpoint).ToDictionary(StringComparer.Ordinal);
        StageGrowth[] grown =
        [
            .. RatesAt(stage, endpoint)
                .Select(now => new StageGrowth(now.Key, now.Value - past.GetValueOrDefault(now.Key)))
                .Where(one => one.PerSecond > 0)
                .OrderByDescending(one => one.PerSecond)
                .ThenBy(one => one.Country, StringComparer.Ordinal),
        ];
        double all = grown.Sum(one => one.PerSecond);
        return [.. grown.Where(one => one.PerSecond >= Least * all).Take(Most)];
    }

    private static IEnumerable<KeyValuePair<string, double>> RatesAt(SpanMeasures span, string endpoint) =>
        span
            .CountryEndpoints.Where(one => one.Endpoint == endpoint)
            .Select(one => KeyValuePair.Create(one.Country, one.Answered / (span.To - span.From).TotalSeconds));

    /// <summary>
    /// Countries are measured over all endpoints, so a selected endpoint leaves the regions of its users.
    /// </summary>
    private ThresholdCause? MostHarmed(Threshold threshold)
    {
        ThresholdSelector selected = threshold.Selector;
        bool byRegion = selected.Endpoint is not null;
        TrafficMeasures[] candidates =
        [
            .. (byRegion ? stage.RegionEndpoints : stage.Countries)
                .Where(one => (selected.Country ?? one.Country) == one.Country)
                .Where(one => (selected.Region ?? one.Region) == one.Region)
                .Where(one => (selected.Endpoint ?? one.Endpoint) == one.Endpoint),
        ];
        double all = candidates.Sum(Harm);
        if (all <= 0)
        {
            return null;
        }
        TrafficMeasures most = candidates.MaxBy(Harm)!;
        TrafficMeasures? past = (byRegion ? before?.RegionEndpoints : before?.Countries)?.FirstOrDefault(one =>
            (one.Region, one.Country, one.Endpoint) == (most.Region, most.Country, most.Endpoint)
        );
        return new ThresholdCause
        {
            Expression = threshold.Expression,
            Country = most.Country ?? MostHarmedOf(most.Region, Harm),
            Endpoint = most.Endpoint ?? EndpointOf(most.Region, Harm),
            Share = Harm(most) / all,
            Value = ThresholdEvaluation.ValueOf(most, threshold) ?? 0,
            Before = past is null ? null : ThresholdEvaluation.ValueOf(past, threshold),
        };

        double Harm(TrafficMeasures one) =>
            threshold.Measure == ThresholdMeasure.Latency ? AboveLimit(one, threshold.Limit) : one.Failed;
    }

    private static double AboveLimit(TrafficMeasures traffic, double milliseconds) =>
        traffic.Latency.IsEmpty
            ? 0
            : traffic.Answered * (1 - traffic.Latency.ShareAtOrBelow(SimDuration.FromSeconds(milliseconds / 1_000)));

    private string? MostHarmedOf(string region, Func<TrafficMeasures, double> harm) =>
        stage.Countries.Where(one => one.Region == region).MaxBy(harm)?.Country;

    private string? EndpointOf(string region, Func<TrafficMeasures, double> harm) =>
        stage.RegionEndpoints.Where(one => one.Region == region).MaxBy(harm) is { } most && harm(most) > 0
            ? most.Endpoint
            : null;

    private ResourceUse? UseBefore(string endpoint, string resource) =>
        before is null
            ? null
            : ResourcesOf(before)
                .Where(one => one.Endpoint == endpoint && one.Use.Resource == resource)
                .Select(one => one.Use)
                .FirstOrDefault();

    private static IEnumerable<(string Endpoint, ResourceUse Use)> ResourcesOf(SpanMeasures span) =>
        span.Endpoints.SelectMany(endpoint => endpoint.Resources.Select(use => (endpoint.Endpoint, use)));
}
