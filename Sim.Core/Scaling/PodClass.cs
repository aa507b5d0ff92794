using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What a pod counts as for one metric.</summary>
internal enum PodClass
{
    /// <summary>Its reading counts as it is.</summary>
    Ready,

    /// <summary>Its reading is put aside, and counts as 0 when that may soften a scale-up.</summary>
    Unready,

    /// <summary>It has no reading; one is assumed that softens the change.</summary>
    Missing,

    /// <summary>Terminating or failed: as if it did not exist.</summary>
    Ignored,
}

internal static class PodClassification
{
    /// <summary>The classes are tested in the controller's order: what is ignored is never missing.</summary>
    /// <param name="isCpu">The tests of start-up and readiness are for CPU only: other metrics count as soon as they
    /// are read.</param>
    public static PodClass Classify(
        in PodSample pod,
        MetricReading? reading,
        bool isCpu,
        SimTime now,
        HpaControllerFlags flags
    )
    {
        if (pod.Deleted || pod.Phase == PodPhase.Failed)
        {
            return PodClass.Ignored;
        }
        if (pod.Phase == PodPhase.Pending)
        {
            return PodClass.Unready;
        }
        if (reading is not MetricReading known)
        {
            return PodClass.Missing;
        }
        return isCpu && IsStillStarting(pod, known, now, flags) ? PodClass.Unready : PodClass.Ready;
    }

    /// <summary>The CPU that a pod burns while it starts says nothing about the load.</summary>
    private static bool IsStillStarting(
        in PodSample pod,
        in MetricReading reading,
        SimTime now,
        HpaControllerFlags flags
    )
    {
        if (pod.Ready is not bool ready || pod.StartTime is not SimTime start)
        {
            return true;
        }
        bool initializing = start + flags.CpuInitializationPeriod > now;
        return initializing
            ? !ready || reading.Timestamp < pod.ReadyTransition + reading.Window
            : !ready && start + flags.InitialReadinessDelay > pod.ReadyTransition;
    }
}
