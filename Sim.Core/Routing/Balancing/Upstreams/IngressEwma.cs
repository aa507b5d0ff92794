using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>ingress-nginx's <c>ewma</c>: of two endpoints drawn at random the one that has answered faster.</summary>
/// <remarks>
/// The two differ, and the request has tried neither; when it has tried all, all are drawn from again. Of equal scores
/// the one drawn first is picked. Source: ingress-nginx, balancer/ewma.lua.
/// </remarks>
public static class IngressEwma
{
    /// <summary>Picks an endpoint; takes one number of the stream and allocates nothing.</summary>
    /// <param name="peers">All endpoints, at least one.</param>
    /// <param name="tried">Indexes that this request has tried before, each once.</param>
    /// <param name="why">Names endpoints by index.</param>
    public static int Pick(
        ReadOnlySpan<EwmaPeer> peers,
        ReadOnlySpan<int> tried,
        SimTime now,
        RandomStream random,
        Explanation? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfZero(peers.Length, nameof(peers));
        if (tried.Length >= peers.Length)
        {
            why?.Note("endpoints", "all tried", "any may be picked again");
            tried = [];
        }
        int untried = peers.Length - tried.Length;
        int first = (int)Math.BigMul(random.NextUInt64(), (ulong)untried, out ulong rest);
        if (untried == 1)
        {
            why?.Choose($"endpoint {Untried(first, tried)}", "only one left", "");
            return Untried(first, tried);
        }
        int second = (int)Math.BigMul(rest, (ulong)untried - 1, out _);
        second += second >= first ? 1 : 0;
        int one = Untried(first, tried);
        int other = Untried(second, tried);
        double oneScore = peers[one].ScoreAt(now);
        double otherScore = peers[other].ScoreAt(now);
        int picked = otherScore < oneScore ? other : one;
        why?.Choose(
            $"endpoint {picked}",
            "lower score",
            $"{one}: {SimDuration.FromSeconds(oneScore)}, {other}: {SimDuration.FromSeconds(otherScore)}"
        );
        return picked;
    }

    /// <summary>The index of an endpoint that is counted without those that have been tried.</summary>
    private static int Untried(int place, ReadOnlySpan<int> tried)
    {
        int index = place;
        for (int skipped = -1; skipped != index; )
        {
            // Every tried one at or below the index moves it up, which can bring more of them below.
            skipped = index;
            int below = 0;
            foreach (int other in tried)
            {
                below += other <= index ? 1 : 0;
            }
            index = place + below;
        }
        return index;
    }
}
