using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>Some servers are drawn by weight, and the least loaded of them is picked.</summary>
/// <remarks>
/// One choice is nginx's <c>random</c>, two are its <c>random two least_conn</c>: the power of two choices
/// (Mitzenmacher 2001). Draws of servers that cannot be picked, or that have been drawn, are repeated; after 20 of them
/// nginx falls back to its round robin. nginx counts these 20 over all tries of a request, here they are those of one
/// pick. Source: ngx_http_upstream_random_module of nginx 1.22.
/// </remarks>
public static class RandomChoices
{
    private const int MaxRepeats = 20;

    /// <summary>Picks a server; takes time in proportion to the servers, for the sum of their weights.</summary>
    /// <param name="choices">How many are drawn, 1 to 8; nginx knows 1 and 2.</param>
    /// <inheritdoc cref="SmoothRoundRobin.Pick" path="/param"/>
    /// <inheritdoc cref="SmoothRoundRobin.Pick" path="/returns"/>
    public static int Pick(
        Span<UpstreamPeer> peers,
        int choices,
        ReadOnlySpan<int> tried,
        SimTime now,
        RandomStream random,
        Explanation? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(choices, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(choices, 8);
        Span<int> drawn = stackalloc int[choices];
        int found = 0;
        int best = -1;
        int total = TotalWeight(peers);
        for (int repeats = 0; found < choices; )
        {
            int server = peers.Length < 2 ? -1 : ServerAt(peers, random.NextInt32(total));
            if (
                server < 0
                || drawn[..found].Contains(server)
                || !SmoothRoundRobin.CanPick(peers, server, tried, now, why)
            )
            {
                if (server < 0 || ++repeats > MaxRepeats)
                {
                    return SmoothRoundRobin.Pick(peers, tried, now, why);
                }
                continue;
            }
            drawn[found++] = server;
            // nginx keeps the first only if the later one has more.
            best = best < 0 || LeastConnections.Compare(peers, server, best) <= 0 ? server : best;
        }
        return SmoothRoundRobin.Take(peers, best, turn: 0, now, why);
    }

    private static int TotalWeight(ReadOnlySpan<UpstreamPeer> peers)
    {
        int total = 0;
        foreach (ref readonly UpstreamPeer peer in peers)
        {
            total += peer.Weight;
        }
        return total;
    }

    private static int ServerAt(ReadOnlySpan<UpstreamPeer> peers, int weight)
    {
        int server = 0;
        for (; weight >= peers[server].Weight; server++)
        {
            weight -= peers[server].Weight;
        }
        return server;
    }
}
