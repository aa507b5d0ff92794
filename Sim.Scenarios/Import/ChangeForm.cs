namespace Sim.Scenarios.Import;

/// <summary>What a file that changes a zone may be.</summary>
public enum ChangeForm
{
    /// <summary>A change batch, or the whole new zone: its content says which.</summary>
    Any,

    /// <summary>A change batch only.</summary>
    Batch,

    /// <summary>The whole new zone only.</summary>
    WholeZone,
}
