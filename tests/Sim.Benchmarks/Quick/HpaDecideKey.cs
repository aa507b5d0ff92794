using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Microseconds of one decision of the horizontal pod autoscaler about 1,000 pods that are all told apart: CPU at 80 %
/// of the requests, every reading and age its own, one pod in 50 still starting and one in 100 without a reading.
/// </summary>
/// <param name="bytes">Measure the bytes that a decision allocates instead of its time.</param>
internal sealed class HpaDecideKey(bool bytes = false) : IQuickKey
{
    private const int Pods = 1_000;
    private const int Decisions = 2_000;

    public string Name => bytes ? "hpa_decide_1000_bytes" : "hpa_decide_1000_us";

    public double Measure() =>
        bytes
            ? new OperationBytesKey(Name, Decisions, () => Decide).Measure()
            : new OperationKey(Name, Decisions, () => Decide).Measure() / 1_000;

    private static readonly HpaSpec s_spec = new() { MinReplicas = 1, MaxReplicas = 5_000 };

    private static readonly HpaObservation s_observation = Observe();

    private static void Decide(int times)
    {
        HpaState state = HpaState.From([]);
        for (int i = 0; i < times; i++)
        {
            HpaObservation observation = s_observation with { Now = s_observation.Now + SimDuration.FromSeconds(i) };
            HorizontalPodAutoscaler.Decide(s_spec, in observation, ref state);
        }
    }

    private static HpaObservation Observe()
    {
        SimTime now = SimTime.FromSeconds(10_000);
        PodSample[] pods = new PodSample[Pods];
        MetricReading?[] readings = new MetricReading?[Pods];
        long?[] requests = new long?[Pods];
        for (int i = 0; i < Pods; i++)
        {
            SimTime start = SimTime.FromSeconds(i);
            bool isStarting = i % 50 == 0;
            pods[i] = new PodSample(
                isStarting ? PodPhase.Pending : PodPhase.Running,
                !isStarting,
                start,
                start + SimDuration.FromSeconds(20)
            );
            readings[i] = i % 100 == 1 ? null : new MetricReading(750 + i % 97, now, SimDuration.FromSeconds(30));
            requests[i] = 1_000;
        }
        return new HpaObservation
        {
            Now = now,
            CurrentReplicas = Pods,
            Pods = pods,
            Metrics =
            [
                new MetricSamples
                {
                    Name = "cpu",
                    PerPod = readings,
                    RequestsMilli = requests,
                },
            ],
        };
    }
}
