using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>nginx's default: weighted round robin in which heavy servers take turns with the others.</summary>
/// <remarks>
/// At each turn every server that can be picked gets its weight as credit; the one with the most is picked, the first
/// of equals, and pays the credit of all. Weights 5, 1, 1 give a a b a c a a. A failure lowers the weight by its
/// max_fails-th part, each turn raises it by 1 again. Source: ngx_http_upstream_round_robin of nginx 1.22.
/// </remarks>
public static class SmoothRoundRobin
{
    /// <summary>Picks a server and counts its request; tell it later how that went. Allocates nothing.</summary>
    /// <param name="peers">All servers of the upstream, of one worker.</param>
    /// <param name="tried">Indexes that this request has tried before.</param>
    /// <param name="why">Names servers by index.</param>
    /// <returns>The index, or -1 when no server can be picked: the answer is 502.</returns>
    public static int Pick(Span<UpstreamPeer> peers, ReadOnlySpan<int> tried, SimTime now, Explanation? why = null)
    {
        int best = -1;
        long turn = 0;
        for (int i = 0; i < peers.Length; i++)
        {
            if (!CanPick(peers, i, tried, now, why))
            {
                continue;
            }
            turn += peers[i].TakePart();
            best = best < 0 || peers[i].CurrentWeight > peers[best].CurrentWeight ? i : best;
        }
        return Take(peers, best, turn, now, why);
    }

    /// <summary>Whether a server can be picked; one that is alone is never left out for its failures.</summary>
    internal static bool CanPick(
        ReadOnlySpan<UpstreamPeer> peers,
        int index,
        ReadOnlySpan<int> tried,
        SimTime now,
        Explanation? why
    )
    {
        bool isOnly = peers.Length == 1;
        string? obstacle = tried.Contains(index) && !isOnly ? "tried" : peers[index].Obstacle(now, isOnly);
        if (obstacle is not null)
        {
            why?.Reject(
                $"server {index}",
                obstacle,
                $"{peers[index].Fails} fails, {peers[index].Connections} connections"
            );
        }
        return obstacle is null;
    }

    internal static int Take(Span<UpstreamPeer> peers, int index, long turn, SimTime now, Explanation? why)
    {
        if (index < 0)
        {
            why?.Note("upstream", "no live upstreams", "502");
            return index;
        }
        why?.Choose(
            $"server {index}",
            turn > 0 ? "largest credit" : "least load",
            $"credit {peers[index].CurrentWeight}, {peers[index].Connections} connections"
        );
        peers[index].Picked(now, turn);
        return index;
    }
}
