using Sim.Core.Quantities;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>What the cluster autoscaler remembers between scans; <c>default</c> has never decided.</summary>
/// <remarks>Its lists are never changed, only replaced: a copy of the struct is a copy of the state.</remarks>
public readonly record struct ClusterState
{
    private readonly IReadOnlyList<GroupBackoff>? _backoffs;
    private readonly IReadOnlyList<UnneededSince>? _unneeded;
    private readonly IReadOnlyList<string>? _growing;

    /// <summary>When a group was last enlarged; null: never.</summary>
    public SimTime? LastAdd { get; init; }

    /// <summary>When a node was last removed; null: never.</summary>
    public SimTime? LastDelete { get; init; }

    /// <summary>When a removal last failed; null: never.</summary>
    public SimTime? LastFailure { get; init; }

    /// <summary>Groups that have failed and not grown since, those whose pause is over among them.</summary>
    public IReadOnlyList<GroupBackoff> Backoffs
    {
        get => _backoffs ?? [];
        init => _backoffs = value;
    }

    /// <summary>Nodes that could go, empty ones first, then in the order of the observation.</summary>
    public IReadOnlyList<UnneededSince> Unneeded
    {
        get => _unneeded ?? [];
        init => _unneeded = value;
    }

    /// <summary>Groups whose last enlargement has neither arrived nor failed.</summary>
    public IReadOnlyList<string> Growing
    {
        get => _growing ?? [];
        init => _growing = value;
    }

    /// <summary>When the group may be asked again; null: now.</summary>
    public SimTime? BackedOffUntil(string groupId, SimTime now)
    {
        foreach (GroupBackoff backoff in Backoffs)
        {
            if (backoff.GroupId == groupId && backoff.Until > now)
            {
                return backoff.Until;
            }
        }
        return null;
    }
}
