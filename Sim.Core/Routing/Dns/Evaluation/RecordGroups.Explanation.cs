using System.Globalization;
using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

internal sealed partial class RecordGroups
{
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
        why.Note(asked.ToString(), policy, Plural(asked.Count));
        TierCursor cursor = default;
        int applicable = 0;
        Tier tier;
        while (!(tier = asked.Policy?.NextTier(in client, ref cursor) ?? default).IsEmpty)
        {
            applicable += tier.Count;
            for (int member = asked.First + tier.First; member < asked.First + tier.First + tier.Count; member++)
            {
                if (!IsHealthy(member, healthy))
                {
                    ExplainUnhealthy(member, asked.Policy!.Describe(member - asked.First, in client), healthy, why);
                }
                else if (member < choice.FirstEligible || member >= choice.End)
                {
                    why.Reject(
                        Label(member),
                        "less preferred",
                        asked.Policy!.Describe(member - asked.First, in client)
                    );
                }
            }
        }
        if (applicable < asked.Count)
        {
            why.Reject(Plural(asked.Count - applicable), "not for this client", client.Place);
        }
        if (choice.Eligible == 0)
        {
            why.Choose("no answer", "no record set applies", client.Place);
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
            { Target: >= 0 } alias => $"alias of {_groups[alias.Target]}",
            { Leaf: >= 0 } leaf => $"gives {string.Join(", ", _leaves[leaf.Leaf].Rotations[0])}",
            _ => "gives nothing",
        };

    private string Label(int member) => _records[member].SetIdentifier ?? $"{_records[member].Name}";

    private static string Plural(int count) =>
        count == 1 ? "1 record set" : string.Create(CultureInfo.InvariantCulture, $"{count} record sets");

    private static string Join(string first, string second) => first.Length == 0 ? second : $"{first}, {second}";
}
