using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>One pod.</summary>
/// <param name="origin">Why it is there.</param>
/// <param name="revision">Its version: index of the pod template.</param>
internal sealed class Pod(PodOrigin origin, int revision)
{
    public PodOrigin Origin { get; set; } = origin;

    public int Revision => revision;

    public PodState State { get; set; } = PodState.Pending;

    /// <summary>With whom it goes through life; null: it waits for a place, or has arrived.</summary>
    public PodBatch? Batch { get; set; }

    /// <summary>When it counted as ready last; only where that has to last for a while.</summary>
    public SimTime ReadyAt { get; set; }

    /// <summary>It has been told to stop, or has gone with its node.</summary>
    public bool IsGone { get; set; }

    /// <summary>-1: none.</summary>
    public int Node { get; set; } = -1;
}
