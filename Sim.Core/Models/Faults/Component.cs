namespace Sim.Core.Models.Faults;

/// <summary>The kinds of thing that can fail.</summary>
public enum ComponentKind
{
    /// <summary>A whole data center; <c>Index</c>: the site.</summary>
    Site,

    /// <summary>One blade; <c>Index</c>: the site, <c>Part</c>: the blade.</summary>
    Blade,

    /// <summary>One upstream of a site; <c>Index</c>: the site, <c>Part</c>: the upstream.</summary>
    Upstream,

    /// <summary>The way from one country to a site; <c>Index</c>: the site, <c>Part</c>: the vantage.</summary>
    Link,

    /// <summary>A whole pool behind a front end; <c>Index</c>: the pool.</summary>
    Region,

    /// <summary>Pods of a pool; <c>Index</c>: the pool.</summary>
    Pods,

    /// <summary>
    /// The supply of a pool with nodes; <c>Index</c>: the pool, <c>Part</c>: the group of nodes, or
    /// <see cref="Component.All"/>.
    /// </summary>
    Nodes,

    /// <summary>A data store; <c>Index</c>: the store.</summary>
    Store,

    /// <summary>The way of the probes of one health check; <c>Index</c>: the check.</summary>
    CheckPath,
}

/// <summary>A part of the platform that can fail.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Which one; see <see cref="ComponentKind"/>.</param>
/// <param name="Part">Which part of it; 0 where the kind has none.</param>
public readonly record struct Component(ComponentKind Kind, int Index, int Part = 0)
{
    /// <summary>Every part of it.</summary>
    public const int All = -1;
}
