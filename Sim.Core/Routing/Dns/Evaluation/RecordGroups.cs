using Sim.Core.Quantities;
using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>
/// The groups of a zone in flat arrays, and the rule that all policies share: who is eligible, and what happens when
/// nobody is.
/// </summary>
/// <remarks>
/// A member is healthy if its health check is and, for an alias with EvaluateTargetHealth, if any member of its target,
/// or the AWS resource that it points to, is. The policy's first tier with a healthy member answers, by its healthy
/// members; without any, the first tier answers as if all were healthy. Down a chain of aliases each group decides for
/// itself, so a branch without healthy leaves that was chosen as the last resort goes on by last resort: not
/// documented, an assumption.
/// Source: Route 53 Developer Guide, "How Amazon Route 53 chooses records when health checking is configured".
/// </remarks>
internal sealed partial class RecordGroups
{
    private readonly Group[] _groups;
    private readonly Member[] _members;
    private readonly RecordSet[] _records;
    private readonly Leaf[] _leaves;
    private readonly string[] _healthCheckIds;
    private readonly SimDuration _negativeTtl;
    private readonly DnsAnswer _noData;

    /// <summary>The whole answer where only this member can give it; null where it leads on.</summary>
    private readonly DnsAnswer?[] _answers;

    /// <param name="records">Parallel to <paramref name="members"/>.</param>
    public RecordGroups(
        Group[] groups,
        Member[] members,
        RecordSet[] records,
        Leaf[] leaves,
        string[] healthCheckIds,
        SimDuration negativeTtl
    )
    {
        _groups = groups;
        _members = members;
        _records = records;
        _leaves = leaves;
        _healthCheckIds = healthCheckIds;
        _negativeTtl = negativeTtl;
        _noData = new DnsAnswer(DnsResponseCode.NoData, negativeTtl, []);
        _answers = Array.ConvertAll(members, CertainAnswer);
    }

    private Choice Choose(int group, in DnsClient client, ReadOnlySpan<bool> healthy)
    {
        ref readonly Group asked = ref _groups[group];
        if (asked.Policy is not { } policy)
        {
            return default;
        }
        Tier lastResort = default;
        TierCursor cursor = default;
        for (
            Tier tier = policy.NextTier(in client, ref cursor);
            !tier.IsEmpty;
            tier = policy.NextTier(in client, ref cursor)
        )
        {
            Choice choice = Eligible(asked.First, tier, isLastResort: false, healthy);
            if (choice.Eligible > 0)
            {
                return choice;
            }
            lastResort = lastResort.IsEmpty ? tier : lastResort;
        }
        return Eligible(asked.First, lastResort, isLastResort: true, healthy);
    }

    private Choice Eligible(int first, Tier tier, bool isLastResort, ReadOnlySpan<bool> healthy)
    {
        int count = 0;
        int firstEligible = -1;
        int weightSum = 0;
        for (int member = first + tier.First; member < first + tier.First + tier.Count; member++)
        {
            if (isLastResort || IsHealthy(member, healthy))
            {
                firstEligible = count++ == 0 ? member : firstEligible;
                weightSum += _members[member].Weight;
            }
        }
        return new Choice(isLastResort, count, firstEligible, first + tier.First + tier.Count, weightSum);
    }

    private bool IsHealthy(int member, ReadOnlySpan<bool> healthy)
    {
        ref readonly Member asked = ref _members[member];
        return (asked.HealthIndex < 0 || healthy[asked.HealthIndex])
            && (asked.ResourceHealthIndex < 0 || healthy[asked.ResourceHealthIndex])
            && (!asked.EvaluateTargetHealth || HasHealthyMember(asked.Target, healthy));
    }

    private bool HasHealthyMember(int group, ReadOnlySpan<bool> healthy)
    {
        if (group < 0)
        {
            return false;
        }
        ref readonly Group asked = ref _groups[group];
        for (int member = asked.First; member < asked.First + asked.Count; member++)
        {
            if (IsHealthy(member, healthy))
            {
                return true;
            }
        }
        return false;
    }
}
