using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;

namespace Sim.Scenarios.Plans;

/// <summary>What one zone answers to every client group, in one state of health.</summary>
internal sealed class ZoneAnswers
{
    private readonly GroupAnswer[] _byGroup;

    /// <param name="zone">The zone.</param>
    /// <param name="host">The name that users look up.</param>
    /// <param name="failing">Ids of health checks that are unhealthy; calculated ones follow.</param>
    /// <param name="groups">The users.</param>
    /// <param name="reached">Where users end up with an answer.</param>
    public ZoneAnswers(
        QuestionedZone zone,
        string host,
        IReadOnlyDictionary<string, bool> failing,
        IReadOnlyList<ClientGroup> groups,
        ReachedAddresses reached
    )
    {
        bool[] healthy = HealthStatuses.ByPosition(zone, failing);
        var known = new Dictionary<(DnsClient, bool), GroupAnswer>();
        _byGroup = new GroupAnswer[groups.Count];
        for (int group = 0; group < groups.Count; group++)
        {
            DnsClient client = groups[group].AsSeenByDns;
            bool dual = groups[group].IsDualStack;
            if (!known.TryGetValue((client, dual), out GroupAnswer answer))
            {
                answer = Ask(zone.Compiled, host, in client, dual, healthy, reached);
                known.Add((client, dual), answer);
            }
            _byGroup[group] = answer;
        }
    }

    /// <summary>Who has IPv6 takes an address of type AAAA first, where there is one (RFC 8305).</summary>
    private static GroupAnswer Ask(
        CompiledZone zone,
        string host,
        in DnsClient client,
        bool dual,
        bool[] healthy,
        ReachedAddresses reached
    )
    {
        DnsAnswer four = zone.Answer(host, RecordType.A, in client, healthy);
        if (dual && zone.TryFind(host, RecordType.AAAA, out RecordGroupId group))
        {
            DnsAnswer six = zone.Answer(group, in client, healthy);
            if (six.Shares.Count > 0)
            {
                return new GroupAnswer(four.Shares.Count > 0 ? reached.Of(six, four) : reached.Of(six), six.Ttl);
            }
        }
        return new GroupAnswer(reached.Of(four), four.Ttl);
    }

    /// <summary>Shares of a group's requests by destination, sum 1.</summary>
    public double[] Shares(int group) => _byGroup[group].Reached.Shares;

    /// <summary>See <see cref="ReachedShares.Variance"/>.</summary>
    public double Variance(int group, int destination) => _byGroup[group].Reached.Variance(destination);

    public SimDuration Ttl(int group) => _byGroup[group].Ttl;

    public bool IsNegative(int group) => _byGroup[group].Reached.Shares[Destinations.Nowhere] >= 1;

    private readonly record struct GroupAnswer(ReachedShares Reached, SimDuration Ttl);
}
