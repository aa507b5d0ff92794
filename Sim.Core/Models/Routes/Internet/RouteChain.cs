namespace Sim.Core.Models.Routes.Internet;

/// <summary>A number that is the same for the same chain of networks from one to the origin.</summary>
internal static class RouteChain
{
    private const ulong Prime = 1_099_511_628_211;

    /// <param name="nextOf">The neighbor of a network's best route; negative at the end.</param>
    public static ulong Of(int network, Func<int, int> nextOf)
    {
        ulong chain = 1;
        for (int at = network; at >= 0; at = nextOf(at))
        {
            chain = unchecked((chain ^ (uint)at) * Prime);
        }
        return chain;
    }
}
