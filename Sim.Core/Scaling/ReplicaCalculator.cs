using Sim.Core.Routing;

namespace Sim.Core.Scaling;

/// <summary>What one metric proposes.</summary>
/// <remarks>
/// Values are whole thousandths and averages are truncated, as in the controller; only the ratio to the target is a
/// floating-point number. Source: Kubernetes, pkg/controller/podautoscaler, ReplicaCalculator.
/// </remarks>
internal static class ReplicaCalculator
{
    public static HpaMetricResult Propose(
        MetricSpec metric,
        HpaSpec spec,
        in HpaObservation observation,
        Explanation? why
    )
    {
        MetricSamples? samples = Find(metric, observation.Metrics);
        string? error = samples is null ? $"no metrics returned from {ApiOf(metric)}" : samples.Error;
        HpaMetricResult result =
            error is not null ? Failed(metric, Unable(metric, error))
            : metric.Source >= MetricSourceType.Object ? FromLevels(metric, spec, observation, samples!)
            : FromPods(metric, spec, observation, samples!, why);
        if (result.Error is null)
        {
            why?.Note(metric.ToString(), $"proposes {result.Proposal}", $"{Usage(result)} of target {metric.Target}");
        }
        else
        {
            why?.Reject(metric.ToString(), "failed", result.Error);
        }
        return result;
    }

    private static HpaMetricResult FromPods(
        MetricSpec metric,
        HpaSpec spec,
        in HpaObservation observation,
        MetricSamples samples,
        Explanation? why
    )
    {
        ReadOnlySpan<PodSample> pods = observation.Pods.Span;
        if (!HasReading(samples, pods.Length))
        {
            return Failed(metric, Unable(metric, $"no metrics returned from {ApiOf(metric)}"));
        }
        if (pods.IsEmpty)
        {
            return Failed(metric, "no pods match the selector of the target");
        }
        bool isUtilization = metric.Target.Type == MetricTargetType.Utilization;
        PodSums sums = PodSums.Of(metric, samples, pods, isUtilization, observation.Now, spec.Controller);
        why?.Note(
            metric.ToString(),
            "pod classes",
            $"{sums.Ready} ready, {sums.Unready} unready, {sums.Missing} without a reading, {sums.Ignored} ignored"
        );
        if (sums.WithoutRequest >= 0)
        {
            string pod = pods[sums.WithoutRequest].Name ?? $"#{sums.WithoutRequest}";
            return Failed(metric, $"missing request for {metric.Name} in a container of pod {pod}");
        }
        if (sums.Readings == 0)
        {
            return Failed(metric, "did not receive metrics for targeted pods: they may all be unready");
        }
        if (isUtilization && sums.ReadyRequest == 0)
        {
            return Failed(metric, "no metrics returned matched known pods");
        }
        PodLevel level = isUtilization
            ? PodLevel.Utilization(sums.ReadyUsage, sums.ReadyRequest, metric.Target)
            : PodLevel.Average(sums.ReadyUsage + sums.OtherUsage, sums.Readings, metric.Target);
        return new HpaMetricResult
        {
            Metric = metric,
            Proposal = Count(sums, level.Ratio, metric.Target, Tolerance.Of(spec), observation.CurrentReplicas),
            UsageMilli = isUtilization ? Saturate(sums.ReadyUsage / sums.Ready) : level.Amount,
            UtilizationPercent = isUtilization ? int.CreateSaturating(level.Amount) : null,
        };
    }

    /// <summary>The formula first without, then with the pods whose readings are missing or put aside.</summary>
    private static int Count(PodSums sums, double ratio, MetricTarget target, Tolerance tolerance, int current)
    {
        bool countUnready = sums.Unready > 0 && ratio > 1;
        if (!countUnready && sums.Missing == 0)
        {
            return tolerance.Contains(ratio) ? current : CeilingCount(ratio * sums.Ready);
        }
        Int128 usage = sums.ReadyUsage;
        Int128 requests = sums.ReadyRequest;
        long readings = sums.Readings;
        if (sums.Missing > 0 && ratio != 1)
        {
            usage += ratio < 1 ? sums.MissingFill : 0;
            requests += sums.MissingRequest;
            readings += sums.Missing;
        }
        if (countUnready)
        {
            requests += sums.UnreadyRequest;
            readings += sums.Unready;
        }
        double filled =
            target.Type == MetricTargetType.Utilization
                ? PodLevel.Utilization(usage, requests, target).Ratio
                : PodLevel.Average(usage + sums.OtherUsage, readings, target).Ratio;
        if (tolerance.Contains(filled) || (ratio < 1 && filled > 1) || (ratio > 1 && filled < 1))
        {
            return current;
        }
        int count = CeilingCount(filled * readings);
        bool turnsBack = (filled < 1 && count > current) || (filled > 1 && count < current);
        return turnsBack ? current : count;
    }

    private static HpaMetricResult FromLevels(
        MetricSpec metric,
        HpaSpec spec,
        in HpaObservation observation,
        MetricSamples samples
    )
    {
        ReadOnlySpan<long> levels = samples.LevelsMilli.Span;
        if (levels.IsEmpty)
        {
            return Failed(metric, Unable(metric, $"no metrics returned from {ApiOf(metric)}"));
        }
        long usage = metric.Source == MetricSourceType.External ? Sum(levels) : levels[0];
        double target = metric.Target.Amount;
        Tolerance tolerance = Tolerance.Of(spec);
        if (metric.Target.Type == MetricTargetType.AverageValue)
        {
            int replicas = observation.StatusReplicas ?? observation.CurrentReplicas;
            bool within = tolerance.Contains(usage / (target * replicas));
            bool overflown = metric.Source == MetricSourceType.External && usage == long.MaxValue;
            return new HpaMetricResult
            {
                Metric = metric,
                Proposal = within ? replicas : CeilingCount(usage / target),
                UsageMilli = overflown ? usage : long.CreateSaturating(Math.Ceiling(usage / (double)replicas)),
            };
        }
        double ratio = usage / target;
        int proposal = observation.CurrentReplicas;
        if (proposal == 0)
        {
            proposal = CeilingCount(ratio);
        }
        else if (!tolerance.Contains(ratio))
        {
            if (observation.Pods.IsEmpty)
            {
                return Failed(metric, "unable to calculate ready pods: no pods match the selector of the target");
            }
            proposal = CeilingCount(ratio * RunningAndReady(observation.Pods.Span));
        }
        return new HpaMetricResult
        {
            Metric = metric,
            Proposal = proposal,
            UsageMilli = usage,
        };
    }

    /// <summary>The entry of the metric's own id; one of its plain name only where there is none.</summary>
    private static MetricSamples? Find(MetricSpec metric, IReadOnlyList<MetricSamples>? all)
    {
        MetricSamples? byName = null;
        for (int i = 0; i < (all?.Count ?? 0); i++)
        {
            if (all![i].Name == metric.Id)
            {
                return all[i];
            }
            byName ??= all[i].Name == metric.Name ? all[i] : null;
        }
        return byName;
    }

    private static bool HasReading(MetricSamples samples, int pods)
    {
        if (!samples.OtherPods.IsEmpty)
        {
            return true;
        }
        ReadOnlySpan<MetricReading?> readings = samples.PerPod.Span;
        for (int i = 0; i < Math.Min(readings.Length, pods); i++)
        {
            if (readings[i] is not null)
            {
                return true;
            }
        }
        return false;
    }

    private static long RunningAndReady(ReadOnlySpan<PodSample> pods)
    {
        long ready = 0;
        foreach (ref readonly PodSample pod in pods)
        {
            ready += pod is { Phase: PodPhase.Running, Ready: true } ? pod.Count : 0;
        }
        return ready;
    }

    private static long Sum(ReadOnlySpan<long> levels)
    {
        Int128 sum = 0;
        foreach (long level in levels)
        {
            sum += level;
        }
        return Saturate(sum);
    }

    private static long Saturate(Int128 value) => long.CreateSaturating(value);

    private static int CeilingCount(double value) => int.CreateSaturating(Math.Ceiling(value));

    private static HpaMetricResult Failed(MetricSpec metric, string error) => new() { Metric = metric, Error = error };

    private static string Unable(MetricSpec metric, string error) =>
        metric.Source <= MetricSourceType.ContainerResource
            ? $"unable to get metrics for resource {metric.Name}: {error}"
            : $"unable to get metric {metric.Id}: {error}";

    private static string ApiOf(MetricSpec metric) =>
        metric.Source switch
        {
            MetricSourceType.Resource or MetricSourceType.ContainerResource => "resource metrics API",
            MetricSourceType.External => "external metrics API",
            _ => "custom metrics API",
        };

    private static string Usage(HpaMetricResult result) =>
        result.UtilizationPercent is int percent ? $"{percent}%" : MilliText.Format(result.UsageMilli);
}
