using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>What a utilization proposes.</summary>
internal static class ResourceFamily
{
    public static void Check(JsonElement element)
    {
        ResourceCase given = CaseJson.Read<ResourceCase>(element);
        MetricTarget target = MetricTarget.Utilization(given.TargetUtilizationPercent);
        MetricSpec metric = given.Container is null
            ? MetricSpec.Resource(given.Resource, target)
            : MetricSpec.ContainerResource(given.Resource, given.Container, target);
        HpaSpec spec = new()
        {
            MaxReplicas = int.MaxValue,
            Metrics = [metric],
            Behavior = given.Tolerance.Behavior,
            Controller = new HpaControllerFlags
            {
                CpuInitializationPeriod = SimDuration.FromSeconds(given.CpuInitializationPeriodSeconds),
                InitialReadinessDelay = SimDuration.FromSeconds(given.DelayOfInitialReadinessStatusSeconds),
            },
        };
        HpaObservation observation = new()
        {
            Now = SimTime.FromSeconds(given.Now),
            CurrentReplicas = given.CurrentReplicas,
            Pods = given.Pods.Select(pod => pod.Sample).ToArray(),
            Metrics = [given.Samples(metric)],
        };

        HpaMetricResult result = ReplicaCalculator.Propose(metric, spec, observation, why: null);

        if (given.Expected.Error is string error)
        {
            Assert.That(result.Error, Does.Contain(error));
            Assert.That(result.Proposal, Is.Null);
            return;
        }
        Assert.Multiple(() =>
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Proposal, Is.EqualTo(given.Expected.Replicas));
            Assert.That(result.UtilizationPercent, Is.EqualTo(given.Expected.UtilizationPercent));
            Assert.That(result.UsageMilli, Is.EqualTo(given.Expected.RawAverageMilli));
        });
    }

    public sealed record ResourceCase(
        string Id,
        string Function,
        string Resource,
        long Now,
        int CurrentReplicas,
        int TargetUtilizationPercent,
        string? Container,
        ToleranceCase Tolerance,
        int CpuInitializationPeriodSeconds,
        int DelayOfInitialReadinessStatusSeconds,
        IReadOnlyList<PodCase> Pods,
        IReadOnlyList<UsageCase> Metrics,
        Outcome Expected
    )
    {
        public MetricSamples Samples(MetricSpec metric) =>
            new()
            {
                Name = metric.Id,
                PerPod = Pods.Select(pod => Metrics.SingleOrDefault(usage => usage.Pod == pod.Name)?.Reading(Container))
                    .ToArray(),
                OtherPods = Metrics
                    .Where(usage => Pods.All(pod => pod.Name != usage.Pod))
                    .Select(usage => usage.Reading(Container)!.Value)
                    .ToArray(),
                RequestsMilli = Pods.Select(pod => pod.Request(Container)).ToArray(),
            };
    }

    public sealed record UsageCase(
        string Pod,
        long Timestamp,
        long Window,
        IReadOnlyDictionary<string, long> Containers
    )
    {
        /// <summary>Null when the wanted container was not measured: the pod drops out of the metric.</summary>
        public MetricReading? Reading(string? container) =>
            container is not null && !Containers.ContainsKey(container)
                ? null
                : new MetricReading(
                    container is null ? Containers.Values.Sum() : Containers[container],
                    SimTime.FromSeconds(Timestamp),
                    SimDuration.FromSeconds(Window)
                );
    }

    public sealed record Outcome(
        int? Replicas = null,
        int? UtilizationPercent = null,
        long RawAverageMilli = 0,
        string? Error = null
    );
}
