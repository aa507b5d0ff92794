using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>
/// What the cluster autoscaler remembers of one pool between decisions; <c>default</c> has never decided.
/// </summary>
/// <remarks>A copy of the struct may share its list: do not decide with both.</remarks>
public readonly struct ClusterAutoscalerState
{
    internal ClusterAutoscalerState(SimTime? lastAdd, IReadOnlyList<UnneededNode> unneeded)
    {
        LastAdd = lastAdd;
        _unneeded = unneeded;
    }

    private readonly IReadOnlyList<UnneededNode>? _unneeded;

    /// <summary>When nodes were last asked for; null: never.</summary>
    public SimTime? LastAdd { get; }

    /// <summary>Nodes that could go, empty ones first, then in the order of the observation.</summary>
    public IReadOnlyList<UnneededNode> Unneeded => _unneeded ?? [];
}
