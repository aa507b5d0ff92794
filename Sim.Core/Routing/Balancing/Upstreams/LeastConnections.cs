using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>nginx's <c>least_conn</c>: the server with the fewest requests of this worker for its weight.</summary>
/// <remarks>
/// Equals take turns as in <see cref="SmoothRoundRobin"/>. A worker counts its own requests unless the upstream has a
/// shared <c>zone</c>. Source: ngx_http_upstream_least_conn_module of nginx 1.22.
/// </remarks>
public static class LeastConnections
{
    /// <inheritdoc cref="SmoothRoundRobin.Pick"/>
    public static int Pick(Span<UpstreamPeer> peers, ReadOnlySpan<int> tried, SimTime now, Explanation? why = null)
    {
        int best = -1;
        bool hasEquals = false;
        for (int i = 0; i < peers.Length; i++)
        {
            if (!SmoothRoundRobin.CanPick(peers, i, tried, now, why))
            {
                continue;
            }
            int order = best < 0 ? -1 : Compare(peers, i, best);
            hasEquals = order == 0 || (order > 0 && hasEquals);
            best = order < 0 ? i : best;
        }
        long turn = 0;
        if (hasEquals)
        {
            best = AmongEquals(peers, best, tried, now, out turn);
        }
        return SmoothRoundRobin.Take(peers, best, turn, now, why);
    }

    /// <summary>Load for the weight: negative when the first has less.</summary>
    internal static int Compare(ReadOnlySpan<UpstreamPeer> peers, int one, int other) =>
        ((long)peers[one].Connections * peers[other].Weight).CompareTo(
            (long)peers[other].Connections * peers[one].Weight
        );

    private static int AmongEquals(
        Span<UpstreamPeer> peers,
        int first,
        ReadOnlySpan<int> tried,
        SimTime now,
        out long turn
    )
    {
        int best = first;
        turn = 0;
        for (int i = first; i < peers.Length; i++)
        {
            if (Compare(peers, i, first) == 0 && SmoothRoundRobin.CanPick(peers, i, tried, now, why: null))
            {
                turn += peers[i].TakePart();
                best = peers[i].CurrentWeight > peers[best].CurrentWeight ? i : best;
            }
        }
        return best;
    }
}
