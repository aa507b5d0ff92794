using Sim.Core.Quantities;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>
/// Reads what an <c>apps/v1</c> Deployment or StatefulSet requests for its pods; all else is ignored.
/// </summary>
/// <remarks>Source: Kubernetes API reference, Deployment v1, PodTemplateSpec, ResourceRequirements.</remarks>
internal static class WorkloadReader
{
    public static readonly IReadOnlyList<string> Kinds = ["Deployment", "StatefulSet"];

    /// <summary>Errors are reported; what they concern is null.</summary>
    public static WorkloadManifest Read(string kind, ManifestFields fields)
    {
        fields.Require("spec");
        ManifestFields? spec = fields.Object("spec");
        ManifestFields? pod = spec?.Object("template")?.Object("spec");
        IReadOnlyList<ManifestFields> containers = pod?.Objects("containers") ?? [];
        return new WorkloadManifest
        {
            Kind = kind,
            Name = fields.Object("metadata")?.Text("name") ?? "",
            Replicas = spec?.Integer("replicas", 0, int.MaxValue),
            CpuRequestMilli = Sum(containers, "requests", "cpu"),
            CpuLimitMilli = Sum(containers, "limits", "cpu"),
            MemoryRequest = Sum(containers, "requests", "memory") is { } milli ? new ByteSize(milli / 1_000.0) : null,
        };
    }

    private static long? Sum(IReadOnlyList<ManifestFields> containers, string block, string resource)
    {
        long? sum = containers.Count > 0 ? 0 : null;
        foreach (ManifestFields container in containers)
        {
            sum += container.Object("resources")?.Object(block)?.Milli(resource, 0);
        }
        return sum;
    }
}
