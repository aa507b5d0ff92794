namespace Sim.Core.Scaling.Disruptions;

/// <summary>
/// A PodDisruptionBudget: how many pods may be missing before nobody may evict one more on purpose.
/// </summary>
/// <remarks>
/// It holds for evictions: drains of nodes and the cluster autoscaler's. It does not hold for what is not asked:
/// crashes, preempted machines, nor for a rollout or fewer wanted pods, which delete pods. Percentages are rounded
/// up. Source: Kubernetes documentation, "Specifying a Disruption Budget for your Application".
/// </remarks>
public sealed record DisruptionBudget
{
    private DisruptionBudget(CountOrPercent? minAvailable, CountOrPercent? maxUnavailable)
    {
        MinimumAvailable = minAvailable;
        MaximumUnavailable = maxUnavailable;
    }

    /// <summary>Pods that have to be left; null: <see cref="MaximumUnavailable"/> says it.</summary>
    public CountOrPercent? MinimumAvailable { get; }

    /// <summary>Pods that may be missing; null: <see cref="MinimumAvailable"/> says it.</summary>
    public CountOrPercent? MaximumUnavailable { get; }

    public static DisruptionBudget MinAvailable(CountOrPercent least) => new(least, null);

    public static DisruptionBudget MaxUnavailable(CountOrPercent most) => new(null, most);

    /// <summary>Evictions that are allowed now.</summary>
    /// <param name="wanted">Pods that their controller wants.</param>
    /// <param name="healthy">Pods that are ready, those that have been told to stop left aside.</param>
    public int AllowedNow(int wanted, int healthy) => Math.Max(0, healthy - LeastOf(wanted));

    private int LeastOf(int wanted) =>
        MinimumAvailable is { } least
            ? least.OfRoundedUp(wanted)
            : Math.Max(0, wanted - MaximumUnavailable!.Value.OfRoundedUp(wanted));
}
