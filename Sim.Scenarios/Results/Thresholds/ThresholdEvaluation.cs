using System.Globalization;
using Sim.Core.Statistics;
using Sim.Scenarios.Costs;

namespace Sim.Scenarios.Results.Thresholds;

/// <summary>Judges thresholds by what a run measured. Pure.</summary>
public static class ThresholdEvaluation
{
    public static IReadOnlyList<ThresholdVerdict> Evaluate(RunResult result, IEnumerable<Threshold> thresholds) =>
        [.. thresholds.Select(threshold => Evaluate(result, threshold))];

    /// <exception cref="ArgumentException">The threshold has a window, of which results keep the verdict only.
    /// </exception>
    public static ThresholdVerdict Evaluate(RunResult result, Threshold threshold)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(threshold);
        if (threshold.Window is not null)
        {
            throw new ArgumentException("A window is judged while its run ends.", nameof(threshold));
        }
        return Evaluate(SpanMeasures.Of(result), result.Cost, threshold);
    }

    /// <param name="span">What was measured in the window of the threshold; null: the run did not come to it.</param>
    /// <param name="cost">Of the whole run.</param>
    internal static ThresholdVerdict Evaluate(SpanMeasures? span, CostReport? cost, Threshold threshold) =>
        span is not null && Measure(span, cost, threshold) is { } value
            ? Judge(threshold, value)
            : new ThresholdVerdict(threshold.Expression, false, "no data", null) { Unit = UnitOf(threshold) };

    /// <summary>The verdict on a measured value.</summary>
    internal static ThresholdVerdict Judge(Threshold threshold, double value)
    {
        bool upper = threshold.Comparison is ThresholdComparison.Below or ThresholdComparison.AtMost;
        double limit = threshold.Limit;
        return new ThresholdVerdict(
            threshold.Expression,
            threshold.Accepts(value),
            Text(threshold, value),
            limit > 0 ? (upper ? limit - value : value - limit) / limit : null
        )
        {
            Value = value,
            Distance = Math.Abs(limit - value),
            Unit = UnitOf(threshold),
            ErrorBudgetBurn = threshold.Measure == ThresholdMeasure.Errors && upper && limit > 0 ? value / limit : null,
        };
    }

    private static string UnitOf(Threshold threshold) =>
        threshold.Measure switch
        {
            ThresholdMeasure.Latency => "ms",
            ThresholdMeasure.Errors or ThresholdMeasure.Utilization => "ratio",
            ThresholdMeasure.Failed => "requests",
            ThresholdMeasure.Cost => "usd",
            _ => "userMinutes",
        };

    /// <summary>
    /// The number that the threshold speaks about, in the unit of its limit; null: nothing was measured.
    /// </summary>
    private static double? Measure(SpanMeasures span, CostReport? cost, Threshold threshold)
    {
        ThresholdSelector selector = threshold.Selector;
        switch (threshold.Measure)
        {
            case ThresholdMeasure.Utilization:
                return BusiestResource(span, threshold);
            case ThresholdMeasure.Cost:
                return Cost(cost, threshold);
            // The endpoint's own histogram also knows users whose region is not listed apart.
            case ThresholdMeasure.Latency when selector is { Endpoint: { } id, Region: null }:
                return Latency(
                    span.Endpoints.Where(endpoint => endpoint.Endpoint == id).Select(e => e.Latency),
                    threshold
                );
            case ThresholdMeasure.Latency:
                return Latency(Select(span, selector).Select(traffic => traffic.Latency), threshold);
        }
        return Failures([.. Select(span, selector)], threshold.Measure);
    }

    /// <summary>The number of a threshold for one group of users alone; null: nothing was measured.</summary>
    internal static double? ValueOf(TrafficMeasures traffic, Threshold threshold) =>
        threshold.Measure == ThresholdMeasure.Latency
            ? Latency([traffic.Latency], threshold)
            : Failures([traffic], threshold.Measure);

    private static double? Failures(IReadOnlyList<TrafficMeasures> selected, ThresholdMeasure measure)
    {
        double failed = 0;
        double ended = 0;
        double userMinutes = 0;
        foreach (TrafficMeasures traffic in selected)
        {
            failed += traffic.Failed;
            ended += traffic.Answered + traffic.Failed;
            userMinutes += traffic.FailedUserMinutes;
        }
        return measure switch
        {
            ThresholdMeasure.Errors => ended > 0 ? failed / ended : null,
            _ when selected.Count == 0 => null,
            ThresholdMeasure.Failed => failed,
            _ => userMinutes,
        };
    }

    private static double? Cost(CostReport? cost, Threshold threshold)
    {
        bool isEach = threshold.Statistic == ThresholdStatistic.PerMillion;
        if (threshold.Selector.Region is not { } region)
        {
            return isEach ? cost?.UsdPerMillion : cost?.TotalUsd;
        }
        RegionCost? one = cost?.Regions.FirstOrDefault(of => of.Region == region);
        return isEach ? one?.UsdPerMillion : one?.Usd;
    }

    private static IEnumerable<TrafficMeasures> Select(SpanMeasures span, ThresholdSelector selector)
    {
        if (selector.Country is { } country)
        {
            return span.Countries.Where(traffic => traffic.Country == country);
        }
        IReadOnlyList<TrafficMeasures> all = selector.Endpoint is null ? span.Regions : span.RegionEndpoints;
        return all.Where(traffic =>
            (selector.Region is null || traffic.Region == selector.Region)
            && (selector.Endpoint is null || traffic.Endpoint == selector.Endpoint)
        );
    }

    private static double? Latency(IEnumerable<LatencyHistogram> histograms, Threshold threshold)
    {
        var merged = new LatencyHistogram();
        foreach (LatencyHistogram histogram in histograms)
        {
            merged.Add(histogram);
        }
        if (merged.IsEmpty)
        {
            return null;
        }
        return threshold.Statistic switch
        {
            ThresholdStatistic.Mean => merged.Mean().TotalMilliseconds,
            ThresholdStatistic.Min => merged.Quantile(0).TotalMilliseconds,
            ThresholdStatistic.Max => merged.Quantile(1).TotalMilliseconds,
            _ => merged.Quantile(threshold.Probability).TotalMilliseconds,
        };
    }

    private static double? BusiestResource(SpanMeasures span, Threshold threshold)
    {
        ThresholdSelector selector = threshold.Selector;
        double? busiest = null;
        foreach (EndpointMeasures endpoint in span.Endpoints)
        {
            foreach (ResourceUse resource in endpoint.Resources)
            {
                if (
                    (selector.Endpoint ?? endpoint.Endpoint) == endpoint.Endpoint
                    && (selector.Resource ?? resource.Resource) == resource.Resource
                )
                {
                    double use = threshold.Statistic == ThresholdStatistic.Mean ? resource.Mean : resource.Peak;
                    busiest = Math.Max(busiest ?? use, use);
                }
            }
        }
        return busiest;
    }

    /// <summary>Short, but never so short that a failed value reads like its limit.</summary>
    internal static string Text(Threshold threshold, double value)
    {
        string text = Short(threshold.Measure, value);
        if (value == threshold.Limit || text != Short(threshold.Measure, threshold.Limit))
        {
            return text;
        }
        (double scale, string unit) = threshold.Measure switch
        {
            ThresholdMeasure.Latency => (1, " ms"),
            ThresholdMeasure.Errors or ThresholdMeasure.Utilization => (100, " %"),
            ThresholdMeasure.Cost => (1, " USD"),
            _ => (1.0, ""),
        };
        return (value * scale).ToString("G9", CultureInfo.InvariantCulture) + unit;
    }

    private static string Short(ThresholdMeasure measure, double value) =>
        measure switch
        {
            ThresholdMeasure.Latency => MeasureText.Milliseconds(value),
            ThresholdMeasure.Errors or ThresholdMeasure.Utilization => MeasureText.Percent(value),
            ThresholdMeasure.Cost => MeasureText.Usd(value) + " USD",
            _ => MeasureText.Count(value),
        };
}
