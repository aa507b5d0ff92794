namespace Sim.Core.Models.Pools;

/// <summary>One pod.</summary>
internal sealed class Pod(PodOrigin origin)
{
    public PodOrigin Origin { get; set; } = origin;

    public PodState State { get; set; } = PodState.Pending;

    /// <summary>With whom it goes through life; null: it waits for a place, or has arrived.</summary>
    public PodBatch? Batch { get; set; }

    /// <summary>-1: none.</summary>
    public int Node { get; set; } = -1;
}
