using Sim.Core.Models.Faults;

namespace Sim.Core.Models.Publication;

/// <summary>The pods of one pool as those who send them requests see them.</summary>
/// <param name="Serving">Pods that requests are sent to.</param>
/// <param name="Fault">What these pods (or their region) do to requests.</param>
public readonly record struct PoolState(int Serving, Impairment Fault)
{
    /// <summary>Pods that were left out because they do not reply.</summary>
    public int LeftOut { get; init; }

    /// <summary>Pods that are endpoints, those that were left out among them.</summary>
    public int Endpoints => Serving + LeftOut;
}
