using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Plans;

/// <summary>
/// Where users end up with an answer: who finds an address of it dead goes on to the next (RFC 8305).
/// </summary>
/// <remarks>
/// As a run has it: of an answer with several addresses a client takes any with equal chance, and any other one that
/// lives where that is dead; who has IPv6 takes an IPv6 address, and one of the IPv4 answer where that is dead. Nobody
/// answers there, so that this happens with the first packet; an address that answers with errors is not left.
/// </remarks>
/// <param name="destinations">Knows all addresses of the zone.</param>
/// <param name="dead">By destination: nobody answers there.</param>
internal sealed class ReachedAddresses(Destinations destinations, bool[] dead)
{
    /// <summary>What the users of one address family reach.</summary>
    public ReachedShares Of(DnsAnswer answer)
    {
        var shares = new ReachedShares(destinations.Count);
        Add(shares, answer, values => [.. values.Where(destination => !dead[destination]).Select(one => (one, 1.0))]);
        return shares;
    }

    /// <summary>What users with both families reach.</summary>
    /// <param name="six">The answer of type AAAA, with an address.</param>
    /// <param name="four">The answer of type A, with an address.</param>
    public ReachedShares Of(DnsAnswer six, DnsAnswer four)
    {
        var next = new ReachedShares(destinations.Count);
        foreach (AnswerShare share in four.Shares)
        {
            foreach (string value in share.Values)
            {
                next.Shares[destinations.Of(value)] += share.Probability / share.Values.Count;
            }
        }
        (int, double)[] living =
        [
            .. next
                .Shares.Index()
                .Where(entry => entry.Item > 0 && !dead[entry.Index])
                .Select(entry => (entry.Index, entry.Item)),
        ];
        var shares = new ReachedShares(destinations.Count);
        Add(shares, six, _ => living);
        return shares;
    }

    /// <param name="into">Receives the shares.</param>
    /// <param name="answer">The answer that clients take their first address from.</param>
    /// <param name="nextOf">Where one goes on to, with weights; by the addresses of one answer.</param>
    private void Add(ReachedShares into, DnsAnswer answer, Func<int[], (int Destination, double Weight)[]> nextOf)
    {
        double[] reached = new double[destinations.Count];
        if (answer.Shares.Count == 0)
        {
            reached[Destinations.Nowhere] = 1;
            into.Add(1, reached);
        }
        foreach (AnswerShare share in answer.Shares)
        {
            Array.Clear(reached);
            int[] values = [.. share.Values.Select(destinations.Of)];
            reached[Destinations.Nowhere] = values.Length == 0 ? 1 : 0;
            (int, double)[] next = Array.Exists(values, value => dead[value]) ? nextOf(values) : [];
            foreach (int value in values)
            {
                Reach(reached, value, 1.0 / values.Length, next);
            }
            into.Add(share.Probability, reached);
        }
    }

    private void Reach(double[] reached, int value, double part, (int Destination, double Weight)[] next)
    {
        if (!dead[value] || next.Length == 0)
        {
            reached[value] += part;
            return;
        }
        double all = next.Sum(one => one.Weight);
        foreach ((int destination, double weight) in next)
        {
            reached[destination] += part * weight / all;
        }
    }
}
