namespace Sim.Core.Models.Routes.Internet;

/// <summary>One prefix at rest.</summary>
/// <param name="Landings">By eyeball network.</param>
/// <param name="Next">
/// By network: the neighbor of its best route; -1 where it has none, and where the route is its own.
/// </param>
internal sealed record RestingPrefix(Landing[] Landings, int[] Next)
{
    /// <summary>The network at which a chain of best routes ends, and the one before it; -1 without a route.</summary>
    public (int End, int Before) WayOf(int network)
    {
        (int at, int before) = (network, -1);
        while (Next[at] is var next and >= 0)
        {
            (at, before) = (next, at);
        }
        return before < 0 ? (-1, -1) : (at, before);
    }

    /// <summary>Whether a chain of best routes is this one.</summary>
    public bool HasChain(int network, ulong chain) => RouteChain.Of(network, at => Next[at]) == chain;
}
