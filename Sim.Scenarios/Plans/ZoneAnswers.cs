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
    /// <param name="destinations">Knows all addresses of the zone.</param>
    public ZoneAnswers(
        QuestionedZone zone,
        string host,
        IReadOnlyDictionary<string, bool> failing,
        IReadOnlyList<ClientGroup> groups,
        Destinations destinations
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
                answer = ToGroupAnswer(Ask(zone.Compiled, host, in client, dual, healthy), destinations);
                known.Add((client, dual), answer);
            }
            _byGroup[group] = answer;
        }
    }

    /// <summary>Who has IPv6 takes an address of type AAAA first, where there is one (RFC 8305).</summary>
    private static DnsAnswer Ask(CompiledZone zone, string host, in DnsClient client, bool dual, bool[] healthy)
    {
        if (dual && zone.TryFind(host, RecordType.AAAA, out RecordGroupId six))
        {
            DnsAnswer answer = zone.Answer(six, in client, healthy);
            if (answer.Shares.Count > 0)
            {
                return answer;
            }
        }
        return zone.Answer(host, RecordType.A, in client, healthy);
    }

    /// <summary>Shares of a group's requests by destination, sum 1.</summary>
    public double[] Shares(int group) => _byGroup[group].Shares;

    public SimDuration Ttl(int group) => _byGroup[group].Ttl;

    public bool IsNegative(int group) => _byGroup[group].Shares[Destinations.Nowhere] >= 1;

    private static GroupAnswer ToGroupAnswer(DnsAnswer answer, Destinations destinations)
    {
        double[] shares = new double[destinations.Count];
        shares[Destinations.Nowhere] = answer.Shares.Count == 0 ? 1 : 0;
        foreach (AnswerShare share in answer.Shares)
        {
            if (share.Values.Count == 0)
            {
                shares[Destinations.Nowhere] += share.Probability;
            }
            foreach (string value in share.Values)
            {
                shares[destinations.Of(value)] += share.Probability / share.Values.Count;
            }
        }
        return new GroupAnswer(shares, answer.Ttl);
    }

    private readonly record struct GroupAnswer(double[] Shares, SimDuration Ttl);
}
