using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>One replacement of a version of a pool's pods by another, as far as it has come.</summary>
/// <param name="startedAt">When.</param>
/// <param name="isRollback">Whether it goes back to the version before.</param>
public sealed class PodRollout(SimTime startedAt, bool isRollback)
{
    public SimTime StartedAt { get; } = startedAt;

    /// <summary>Whether it goes back to the version before, whose pods and images may still be there.</summary>
    public bool IsRollback { get; } = isRollback;

    /// <summary>When all pods were new and available; null: they never were.</summary>
    public SimTime? CompletedAt { get; private set; }

    /// <summary>
    /// When it had not progressed for as long as its deadline (<c>ProgressDeadlineExceeded</c>); null: it never was.
    /// </summary>
    public SimTime? DeadlineExceededAt { get; private set; }

    /// <summary>When another rollout began before it was complete; null: none did.</summary>
    public SimTime? SupersededAt { get; private set; }

    /// <summary>
    /// Fewest pods that took requests and worked, from its begin to its end; null: it has just begun.
    /// </summary>
    public int? LeastServing { get; private set; }

    /// <summary>Most pods at once, those that have been told to stop left aside.</summary>
    public int MostPods { get; private set; }

    internal bool IsOver => CompletedAt is not null || SupersededAt is not null;

    /// <summary>When pods were last added, told to stop, or found available.</summary>
    internal SimTime ProgressedAt { get; set; } = startedAt;

    internal int Available { get; set; } = -1;

    internal void Note(int serving, int pods)
    {
        LeastServing = Math.Min(LeastServing ?? serving, serving);
        MostPods = Math.Max(MostPods, pods);
    }

    internal void Complete(SimTime at) => CompletedAt = at;

    internal void Supersede(SimTime at) => SupersededAt = at;

    internal void ExceedDeadline(SimTime at) => DeadlineExceededAt ??= at;
}
