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
    public DnsAnswer Answer(int group, in DnsClient client, ReadOnlySpan<bool> healthy, Explanation? why)
    {
        while (why is null)
        {
            Choice choice = Choose(group, in client, healthy);
            if (choice.Eligible == 0)
            {
                return _noData;
            }
            if (choice.Eligible > 1)
            {
                break;
            }
            int target = _members[choice.FirstEligible].Target;
            if (target < 0)
            {
                return _answers[choice.FirstEligible];
            }
            group = target;
        }
        var shares = new ShareList();
        Collect(group, 1, in client, healthy, shares, why);
        return shares.ToAnswer();
    }

    private void Collect(
        int group,
        double probability,
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
            shares.Add(ShareList.Nothing, NoValues, _negativeTtl.Nanoseconds, probability);
            return;
        }
        bool combines = _groups[group].Combines;
        if (combines)
        {
            (string[] values, long ttl) = Combine(choice, healthy);
            int count = Math.Min(values.Length, MultivaluePolicy.AnswerValuesMax);
            shares.Add(ShareList.OfGroup(group), Leaf.Rotate(values, count), ttl, probability);
        }
        for (int member = choice.FirstEligible; member < choice.End; member++)
        {
            if (choice.IsLastResort || IsHealthy(member, healthy))
            {
                ExplainChosen(group, member, choice, in client, why);
                if (!combines)
                {
                    double share = probability * _members[member].Weight / choice.WeightSum;
                    CollectMember(member, share, in client, healthy, shares, why);
                }
            }
        }
    }

    private void CollectMember(
        int member,
        double probability,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        ShareList shares,
        Explanation? why
    )
    {
        ref readonly Member chosen = ref _members[member];
        if (chosen.Target >= 0)
        {
            why?.Enter();
            Collect(chosen.Target, probability, in client, healthy, shares, why);
            why?.Leave();
        }
        else if (chosen.Leaf >= 0)
        {
            shares.Add(chosen.Leaf, _leaves[chosen.Leaf].Rotations, chosen.TtlNanoseconds, probability);
        }
        else
        {
            shares.Add(ShareList.Nothing, NoValues, _negativeTtl.Nanoseconds, probability);
        }
    }

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

    private DnsAnswer CertainAnswer(Member member)
    {
        if (member.Leaf < 0)
        {
            return _noData;
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
