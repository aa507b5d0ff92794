using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>
/// The pods of an observation by class, with the sums that the formulas need; one pass for every metric.
/// </summary>
/// <remarks>Sums have 128 bits: where the controller's 64 would wrap around, these do not.</remarks>
internal sealed class PodSums
{
    public long Ready;
    public long Unready;
    public long Missing;
    public long Ignored;

    /// <summary>Readings of pods outside the list; they count in averages but have no request.</summary>
    public long Others;

    public Int128 ReadyUsage;
    public Int128 OtherUsage;
    public Int128 ReadyRequest;
    public Int128 UnreadyRequest;
    public Int128 MissingRequest;

    /// <summary>What missing pods are taken to use when the others are below the target.</summary>
    public Int128 MissingFill;

    /// <summary>The first pod of which a container states no request; -1: none.</summary>
    public int WithoutRequest = -1;

    public long Readings => Ready + Others;

    /// <param name="isUtilization">Read the requests, and fill missing pods with a percentage of them instead of the
    /// target itself.</param>
    public static PodSums Of(
        MetricSpec metric,
        MetricSamples samples,
        ReadOnlySpan<PodSample> pods,
        bool isUtilization,
        SimTime now,
        HpaControllerFlags flags
    )
    {
        PodSums sums = new();
        ReadOnlySpan<MetricReading?> readings = samples.PerPod.Span;
        ReadOnlySpan<long?> requests = isUtilization ? samples.RequestsMilli.Span : default;
        long target = metric.Target.Amount;
        long fillPercent = Math.Max(100, target);
        bool isCpu = metric.IsCpu;
        for (int i = 0; i < pods.Length; i++)
        {
            ref readonly PodSample pod = ref pods[i];
            long request = 0;
            if (isUtilization && pod.Count > 0)
            {
                long? stated = i < requests.Length ? requests[i] : null;
                request = stated ?? 0;
                if (stated is null && sums.WithoutRequest < 0)
                {
                    sums.WithoutRequest = i;
                }
            }
            MetricReading? reading = i < readings.Length ? readings[i] : null;
            switch (PodClassification.Classify(pod, reading, isCpu, now, flags))
            {
                case PodClass.Ready:
                    sums.Ready += pod.Count;
                    sums.ReadyUsage += Times(reading!.Value.Milli, pod.Count);
                    sums.ReadyRequest += Times(request, pod.Count);
                    break;
                case PodClass.Unready:
                    sums.Unready += pod.Count;
                    sums.UnreadyRequest += Times(request, pod.Count);
                    break;
                case PodClass.Missing:
                    sums.Missing += pod.Count;
                    sums.MissingRequest += Times(request, pod.Count);
                    sums.MissingFill += (isUtilization ? (Int128)request * fillPercent / 100 : target) * pod.Count;
                    break;
                default:
                    sums.Ignored += pod.Count;
                    break;
            }
        }
        foreach (MetricReading other in samples.OtherPods.Span)
        {
            sums.Others++;
            sums.OtherUsage += other.Milli;
        }
        return sums;
    }

    /// <summary>
    /// A multiplication of 128 bits costs as much as the rest of a pod, and most samples are one pod.
    /// </summary>
    private static Int128 Times(long milli, int count) => count == 1 ? milli : (Int128)milli * count;
}
