using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Scenarios.Replay;

/// <summary>What a manifest does not say of the pods and nodes that an autoscaler scales.</summary>
public sealed record ReplayOptions
{
    /// <summary>
    /// Requests per second that keep the CPU busy which one pod requests. Default: a target of requests per pod over
    /// <see cref="TargetedShare"/>, where the autoscaler has such a metric.
    /// </summary>
    public RequestRate? PodRate { get; init; }

    /// <summary>
    /// Share of what a pod can serve that a target of requests per pod is taken to be. 80 %: an assumption, the default
    /// utilization target of the API server.
    /// </summary>
    public static readonly Ratio TargetedShare = new(0.8);

    /// <summary>
    /// CPU request of a pod in thousandths of a core. Default: the workload's, else 1 core, an assumption.
    /// </summary>
    public long? CpuRequestMilli { get; init; }

    /// <summary>Memory request of a pod. Default: the workload's, else 2 GiB, an assumption.</summary>
    public ByteSize? MemoryRequest { get; init; }

    /// <summary>
    /// Pods at the start. Default: those that the targets ask for at the first rate of the trace, within the limits, as
    /// if the autoscaler had run before.
    /// </summary>
    public int? Replicas { get; init; }

    /// <summary>From being placed on a node to ready. Default 40 s: an assumption.</summary>
    public SimDuration PodStart { get; init; } = SimDuration.FromSeconds(40);

    /// <summary>
    /// Median time from asking for a node to its readiness. 0: there is always room. Default 100 s, lognormal: an
    /// assumption within published observations of 94 s to 5 min.
    /// </summary>
    public SimDuration NodeStart { get; init; } = SimDuration.FromSeconds(100);

    /// <summary>Standard deviation of its logarithm. Default 0.42: the 95th percentile is twice the median.</summary>
    public double NodeStartSigma { get; init; } = 0.42;

    /// <summary>Default n2-standard-8: an assumption.</summary>
    public MachineType Machine { get; init; } = MachineType.Parse("n2-standard-8");

    /// <summary>Default 1: an assumption.</summary>
    public int MinNodes { get; init; } = 1;

    /// <summary>Default 1,000, the largest pool of GKE without a request for more.</summary>
    public int MaxNodes { get; init; } = 1_000;

    /// <summary>Age of the samples that the autoscaler sees. Default 30 s: an assumption.</summary>
    public SimDuration MetricsLag { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>From a pod's readiness to its first request. Default 10 s: an assumption.</summary>
    public SimDuration EndpointLag { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>Of the chance in start times, the same for every manifest.</summary>
    public ulong Seed { get; init; } = 1;
}
