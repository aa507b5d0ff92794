using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What the autoscaler sees of a pod, or of several that are alike.</summary>
/// <param name="Ready">The Ready condition; null when the pod has none.</param>
/// <param name="StartTime">When the node took the pod; null when none has.</param>
/// <param name="ReadyTransition">When <paramref name="Ready"/> last changed.</param>
/// <param name="Deleted">Has a deletion timestamp: it is terminating.</param>
/// <param name="Count">Pods that this sample stands for, at least 0: they share every reading. A decision costs time
/// per sample, not per pod.</param>
/// <param name="Name">For explanations only.</param>
public readonly record struct PodSample(
    PodPhase Phase,
    bool? Ready = null,
    SimTime? StartTime = null,
    SimTime ReadyTransition = default,
    bool Deleted = false,
    int Count = 1,
    string? Name = null
);
