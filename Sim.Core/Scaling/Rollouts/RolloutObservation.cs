namespace Sim.Core.Scaling.Rollouts;

/// <summary>The pods of a Deployment by version, those that have been told to stop left aside.</summary>
/// <param name="Wanted">Pods that the Deployment wants.</param>
/// <param name="New">Pods of the new version.</param>
/// <param name="NewAvailable">Those of them that are available.</param>
/// <param name="Old">Pods of other versions.</param>
/// <param name="OldAvailable">Those of them that are available.</param>
public readonly record struct RolloutObservation(int Wanted, int New, int NewAvailable, int Old, int OldAvailable)
{
    /// <summary>All pods are of the new version, as many as wanted, and available.</summary>
    public bool IsComplete => Old == 0 && New == Wanted && NewAvailable == Wanted;
}
