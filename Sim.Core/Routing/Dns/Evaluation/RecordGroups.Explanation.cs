using System.Globalization;
using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

internal sealed partial class RecordGroups
{
    /// <summary>Record sets that one line names, of those that one and the same rule removes.</summary>
    private const int NamedMax = 8;

    /// <summary>
    /// The heading of a group and one line per member that does not answer; the members that do follow.
    /// </summary>
    private void ExplainRejected(
        int group,
        Choice choice,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        Explanation? why
    )
    {
        if (why is null)
        {
            return;
        }
        Group asked = _groups[group];
        string policy = asked.Policy?.Name ?? "no one policy";
        why.Note(asked.ToString(), asked.FollowsCname ? $"CNAME, {policy}" : policy, Plural(asked.Count));
        TierCursor cursor = default;
        var applicable = new bool[asked.Count];
        Tier tier;
        while (!(tier = asked.Policy?.NextTier(in client, ref cursor) ?? default).IsEmpty)
        {
            for (int index = tier.First; index < tier.First + tier.Count; index++)
            {
                // Several blocks of one location are several tiers of one member.
                if (!applicable[index])
                {
                    applicable[index] = true;
                    ExplainUnlessChosen(asked, index, choice, in client, healthy, why);
                }
            }
        }
        string[] strangers =
        [
            .. Enumerable.Range(0, asked.Count).Where(i => !applicable[i]).Select(i => Label(asked.First + i)),
        ];
        if (strangers.Length > 0)
        {
            why.Reject(Several(strangers), "not for this client", client.Place);
        }
        if (choice.Eligible == 0)
        {
            why.Choose("no answer", "no record set applies", client.Place);
        }
    }

    private void ExplainUnlessChosen(
        Group group,
        int index,
        Choice choice,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        Explanation why
    )
    {
        int member = group.First + index;
        string claim = group.Policy!.Describe(index, in client);
        if (!IsHealthy(member, healthy))
        {
            ExplainUnhealthy(member, claim, healthy, why);
        }
        else if (member < choice.FirstEligible || member >= choice.End)
        {
            why.Reject(Label(member), "less preferred", claim);
        }
    }

    private void ExplainUnhealthy(int member, string claim, ReadOnlySpan<bool> healthy, Explanation why)
    {
        ref readonly Member asked = ref _members[member];
        if (asked.HealthIndex >= 0 && !healthy[asked.HealthIndex])
        {
            why.Reject(Label(member), "unhealthy", Join(claim, $"health check {_healthCheckIds[asked.HealthIndex]}"));
            return;
        }
        if (asked.ResourceHealthIndex >= 0 && !healthy[asked.ResourceHealthIndex])
        {
            why.Reject(Label(member), "unhealthy", Join(claim, $"target {_healthCheckIds[asked.ResourceHealthIndex]}"));
            return;
        }
        if (asked.Target < 0)
        {
            why.Reject(Label(member), "unhealthy", Join(claim, $"no target {_records[member].Alias!.DnsName}"));
            return;
        }
        Group target = _groups[asked.Target];
        why.Reject(Label(member), "unhealthy", Join(claim, $"no healthy record set in {target}"));
        why.Enter();
        for (int leaf = target.First; leaf < target.First + target.Count; leaf++)
        {
            ExplainUnhealthy(leaf, "", healthy, why);
        }
        why.Leave();
    }

    private void ExplainChosen(int group, int member, Choice choice, in DnsClient client, Explanation? why)
    {
        if (why is null)
        {
            return;
        }
        string claim = _groups[group].Policy!.Describe(member - _groups[group].First, in client);
        if (choice.Eligible > 1 && !_groups[group].Combines)
        {
            double share = (double)_members[member].Weight / choice.WeightSum;
            claim = Join(claim, share.ToString("0.##%", CultureInfo.InvariantCulture));
        }
        why.Choose(
            Label(member),
            choice.IsLastResort ? "last resort, none is healthy" : "healthy",
            Join(claim, Gives(member))
        );
    }

    private string Gives(int member) =>
        _members[member] switch
        {
            { Target: >= 0 } way => $"{(_records[member].Alias is null ? "CNAME" : "alias")} of {_groups[way.Target]}",
            { Leaf: >= 0 } leaf => $"gives {string.Join(", ", _leaves[leaf.Leaf].Rotations[0])}",
            _ when _records[member] is { Alias: null, Values: [{ } target, ..] } =>
                $"CNAME of {target}, which has no such record",
            _ => "gives nothing",
        };

    private static string Several(string[] labels) =>
        labels.Length <= NamedMax
            ? string.Join(", ", labels)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", labels.Take(NamedMax - 1))} and {labels.Length - NamedMax + 1} more"
            );

    private string Label(int member) => _records[member].SetIdentifier ?? $"{_records[member].Name}";

    private static string Plural(int count) =>
        count == 1 ? "1 record set" : string.Create(CultureInfo.InvariantCulture, $"{count} record sets");

    private static string Join(string first, string second) => first.Length == 0 ? second : $"{first}, {second}";
}
