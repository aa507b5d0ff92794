namespace Sim.Core.Scaling.Scheduling;

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum TaintEffect
{
    /// <summary>They are not scheduled here.</summary>
    NoSchedule,

    /// <summary>They are scheduled here only if the scores of other nodes are worse.</summary>
    PreferNoSchedule,

    /// <summary>As NoSchedule; that running pods are evicted too is up to the models.</summary>
    NoExecute,
}
