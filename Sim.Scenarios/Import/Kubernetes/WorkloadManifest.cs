using Sim.Core.Quantities;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>What an autoscaler's target says of its pods.</summary>
public sealed record WorkloadManifest
{
    /// <summary>Deployment or StatefulSet.</summary>
    public required string Kind { get; init; }

    /// <summary><c>metadata.name</c>; empty when the manifest has none.</summary>
    public required string Name { get; init; }

    /// <summary><c>spec.replicas</c>; null when the manifest does not say.</summary>
    public int? Replicas { get; init; }

    /// <summary>Sum of the containers' CPU requests in thousandths of a core; null when one requests none.</summary>
    public long? CpuRequestMilli { get; init; }

    /// <summary>Sum of the containers' CPU limits in thousandths of a core; null when one has none.</summary>
    public long? CpuLimitMilli { get; init; }

    /// <summary>Sum of the containers' memory requests; null when one requests none.</summary>
    public ByteSize? MemoryRequest { get; init; }
}
