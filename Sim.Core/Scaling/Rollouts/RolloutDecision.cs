namespace Sim.Core.Scaling.Rollouts;

/// <summary>What a Deployment does now; <c>default</c>: it waits.</summary>
/// <param name="AddNew">Pods of the new version that are asked for.</param>
/// <param name="RemoveOld">Pods of other versions that are told to stop, those that are not available first.</param>
/// <param name="RemoveNew">Pods of the new version that are too many.</param>
public readonly record struct RolloutDecision(int AddNew, int RemoveOld, int RemoveNew)
{
    public bool IsNothing => AddNew == 0 && RemoveOld == 0 && RemoveNew == 0;
}
