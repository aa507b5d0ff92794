using Sim.Core.Routing;

namespace Sim.Core.Scaling;

/// <summary>The decision of the Kubernetes HorizontalPodAutoscaler controller, one tick at a time.</summary>
public static class HorizontalPodAutoscaler
{
    /// <summary>Decides once and notes in <paramref name="state"/> what later decisions depend on.</summary>
    public static HpaDecision Decide(
        HpaSpec spec,
        in HpaObservation observation,
        ref HpaState state,
        Explanation? why = null
    ) => throw new NotSupportedException("not yet");
}
