namespace Sim.Core.Traffic.Requests;

/// <summary>What happens next to a request in flight.</summary>
internal enum Stage : byte
{
    /// <summary>Its user begins the next attempt.</summary>
    Begin,

    /// <summary>Its user opens a connection.</summary>
    Connect,

    /// <summary>The first packet of a connection reaches a site.</summary>
    Greet,

    /// <summary>It reaches a blade.</summary>
    Enter,

    /// <summary>It leaves the blade, or the edge, for a pod.</summary>
    Forward,

    /// <summary>It has found a pod.</summary>
    Queue,

    /// <summary>The pod that it has tried has been silent for too long.</summary>
    Silence,

    /// <summary>The pod has answered.</summary>
    Served,

    /// <summary>Its user's patience ends.</summary>
    GiveUp,
}
