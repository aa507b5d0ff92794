using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>A HorizontalPodAutoscaler as its manifest states it.</summary>
public sealed record HpaManifest
{
    /// <summary><c>metadata.name</c>; empty when the manifest has none.</summary>
    public required string Name { get; init; }

    /// <summary><c>metadata.namespace</c>; null when the manifest has none.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>spec.scaleTargetRef.kind</c>, such as Deployment.</summary>
    public required string TargetKind { get; init; }

    /// <summary><c>spec.scaleTargetRef.name</c>.</summary>
    public required string TargetName { get; init; }

    public required HpaSpec Spec { get; init; }

    /// <summary>Where the manifest starts.</summary>
    public required Location Location { get; init; }
}
