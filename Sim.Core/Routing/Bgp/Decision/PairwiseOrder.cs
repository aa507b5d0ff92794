namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>
/// Which route is compared with which where they are compared one after the other. Age is that of
/// <see cref="BgpRoute.Arrival"/>; routes that came at the same time go as they are listed.
/// </summary>
public enum PairwiseOrder
{
    /// <summary>The newest with the second newest, the better one with the next, down to the oldest.</summary>
    NewestFirst,

    /// <summary>
    /// The route in use with the newest of the others: the rest has lost before, if the one in use has not changed
    /// since. Without one in use: the oldest with the second oldest, the better one with the next, up to the newest.
    /// </summary>
    NewestWithInUse,
}
