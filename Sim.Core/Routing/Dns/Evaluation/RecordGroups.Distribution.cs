using Sim.Core.Quantities;
using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

internal sealed partial class RecordGroups
{
    private static readonly IReadOnlyList<string>[] NoValues =
    [
        [],
    ];

    /// <summary>The exact distribution of answers.</summary>
    /// <remarks>Goes down as long as one member alone can answer; only what branches is collected.</remarks>
    public DnsAnswer Answer(int group, in DnsClient client, ReadOnlySpan<bool> healthy, Explanation? why)
    {
        long ttlMax = long.MaxValue;
        while (why is null)
        {
            Choice choice = Choose(group, in client, healthy);
            if (choice.Eligible > 1 || _groups[group].Combines)
            {
                break;
            }
            DnsAnswer? certain = choice.Eligible == 0 ? _noData : _answers[choice.FirstEligible];
            if (certain is not null)
            {
                if (certain.Ttl.Nanoseconds <= ttlMax)
                {
                    return certain;
                }
                break;
            }
            ref readonly Member only = ref _members[choice.FirstEligible];
            ttlMax = Math.Min(ttlMax, only.TtlNanoseconds);
            group = only.Target;
        }
        var shares = new ShareList();
        Collect(group, 1, ttlMax, in client, healthy, shares, why);
        return shares.ToAnswer();
    }

    /// <param name="ttlMax">Nanoseconds: the least TTL of the CNAMEs that have led here.</param>
    private void Collect(
        int group,
        double probability,
        long ttlMax,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        ShareList shares,
        Explanation? why
    )
    {
        Choice choice = Choose(group, in client, healthy);
        ExplainRejected(group, choice, in client, healthy, why);
        if (choice.Eligible == 0)
        {
            AddNothing(shares, ttlMax, probability);
            return;
        }
        bool combines = _groups[group].Combines;
        if (combines)
        {
            (string[] values, long ttl) = Combine(choice, healthy);
            int count = Math.Min(values.Length, MultivaluePolicy.AnswerValuesMax);
            shares.Add(ShareList.OfGroup(group), Leaf.Rotate(values, count), Math.Min(ttl, ttlMax), probability);
        }
        for (int member = choice.FirstEligible; member < choice.End; member++)
        {
            if (choice.IsLastResort || IsHealthy(member, healthy))
            {
                ExplainChosen(group, member, choice, in client, why);
                if (!combines)
                {
                    double share = probability * _members[member].Weight / choice.WeightSum;
                    CollectMember(member, share, ttlMax, in client, healthy, shares, why);
                }
            }
        }
    }

    private void CollectMember(
        int member,
        double probability,
        long ttlMax,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        ShareList shares,
        Explanation? why
    )
    {
        ref readonly Member chosen = ref _members[member];
        long ttl = Math.Min(ttlMax, chosen.TtlNanoseconds);
        if (chosen.Target >= 0)
        {
            why?.Enter();
            Collect(chosen.Target, probability, ttl, in client, healthy, shares, why);
            why?.Leave();
        }
        else if (chosen.Leaf >= 0)
        {
            shares.Add(chosen.Leaf, _leaves[chosen.Leaf].Rotations, ttl, probability);
        }
        else
        {
            AddNothing(shares, ttlMax, probability);
        }
    }

    private void AddNothing(ShareList shares, long ttlMax, double probability) =>
        shares.Add(ShareList.Nothing, NoValues, Math.Min(ttlMax, _negativeTtl.Nanoseconds), probability);

    /// <summary>The values of all eligible members of a multivalue group, and the least of their TTLs.</summary>
    private (string[] Values, long TtlNanoseconds) Combine(Choice choice, ReadOnlySpan<bool> healthy)
    {
        var values = new List<string>();
        long ttl = long.MaxValue;
        for (int member = choice.FirstEligible; member < choice.End; member++)
        {
            if ((choice.IsLastResort || IsHealthy(member, healthy)) && _members[member].Leaf >= 0)
            {
                values.AddRange(_records[member].Values);
                ttl = Math.Min(ttl, _members[member].TtlNanoseconds);
            }
        }
        return ([.. values], ttl);
    }

    /// <returns>Null where the answer is found further on.</returns>
    private DnsAnswer? CertainAnswer(Member member)
    {
        if (member.Leaf < 0)
        {
            return member.Target < 0 ? _noData : null;
        }
        var ttl = new SimDuration(member.TtlNanoseconds);
        IReadOnlyList<string>[] rotations = _leaves[member.Leaf].Rotations;
        AnswerShare[] shares = Array.ConvertAll(
            rotations,
            values => new AnswerShare(values, 1.0 / rotations.Length) { Ttl = ttl }
        );
        return new DnsAnswer(DnsResponseCode.NoError, ttl, shares);
    }
}
