using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>Which class each pod falls into.</summary>
internal static class GroupPodsFamily
{
    public static void Check(JsonElement element)
    {
        GroupPodsCase given = CaseJson.Read<GroupPodsCase>(element);
        HpaControllerFlags flags = new()
        {
            CpuInitializationPeriod = SimDuration.FromSeconds(given.CpuInitializationPeriodSeconds),
            InitialReadinessDelay = SimDuration.FromSeconds(given.DelayOfInitialReadinessStatusSeconds),
        };
        ILookup<PodClass, string> classes = given.Pods.ToLookup(
            pod =>
                PodClassification.Classify(
                    pod.Sample,
                    given.Reading(pod.Name),
                    given.Resource == "cpu",
                    SimTime.FromSeconds(given.Now),
                    flags
                ),
            pod => pod.Name
        );

        Assert.Multiple(() =>
        {
            Assert.That(classes[PodClass.Ready].Count(), Is.EqualTo(given.Expected.ReadyPodCount));
            Assert.That(classes[PodClass.Unready], Is.EquivalentTo(given.Expected.Unready));
            Assert.That(classes[PodClass.Missing], Is.EquivalentTo(given.Expected.Missing));
            Assert.That(classes[PodClass.Ignored], Is.EquivalentTo(given.Expected.Ignored));
        });
    }

    public sealed record GroupPodsCase(
        string Id,
        string Function,
        long Now,
        string Resource,
        int CpuInitializationPeriodSeconds,
        int DelayOfInitialReadinessStatusSeconds,
        IReadOnlyList<PodCase> Pods,
        IReadOnlyList<ReadingCase> Metrics,
        Classes Expected
    )
    {
        public MetricReading? Reading(string pod) =>
            Metrics
                .Where(metric => metric.Pod == pod)
                .Select(metric =>
                    (MetricReading?)
                        new MetricReading(
                            0,
                            SimTime.FromSeconds(metric.Timestamp),
                            SimDuration.FromSeconds(metric.Window)
                        )
                )
                .SingleOrDefault();
    }

    public sealed record ReadingCase(string Pod, long Timestamp, long Window);

    public sealed record Classes(
        int ReadyPodCount,
        IReadOnlyList<string> Unready,
        IReadOnlyList<string> Missing,
        IReadOnlyList<string> Ignored
    );
}
