namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A check that follows the answer it should control.</summary>
internal sealed class CheckAsksOwnName : ILintRule
{
    public LintRule About { get; } =
        new(
            "check-asks-own-name",
            LintSeverity.Warning,
            "A health check resolves the name that it decides",
            "Without an address the checkers resolve the name at every probe, and get whatever is "
                + "answered at the time: once another member answers, they judge that one.",
            "Give the check the IP address of its endpoint, or a name that only this endpoint has.",
            "Developer Guide, Values that you specify when you create or update health checks: " + "domain name"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        var chosen = new Dictionary<DnsName, HashSet<int>>();
        foreach (int index in zone.ComparedChecks)
        {
            if (
                zone.Zone.HealthChecks[index] is EndpointHealthCheck { IpAddress: null } check
                && DnsName.TryParse(check.FullyQualifiedDomainName, out DnsName asked)
            )
            {
                if (!chosen.TryGetValue(asked, out HashSet<int>? records))
                {
                    chosen[asked] = records = Chosen(zone, asked);
                }
                Check(zone, index, asked, records, found);
            }
        }
    }

    private void Check(LintedZone zone, int index, DnsName asked, HashSet<int> chosen, FindingList found)
    {
        int[] decided = zone.InOrder(zone.DecidedBy(zone.Zone.HealthChecks[index].Id).Where(chosen.Contains));
        if (decided.Length > 0)
        {
            found.AtCheck(
                About,
                index,
                $"it resolves {asked}, whose answer depends on it through {zone.List(decided)}",
                decided
            );
        }
    }

    /// <summary>Record sets among which an answer for the name is chosen; IPv4 only, as the checkers.</summary>
    private static HashSet<int> Chosen(LintedZone zone, DnsName asked)
    {
        var chosen = new HashSet<int>();
        var seen = new HashSet<(LintedGroup, bool)>();
        var open = new Queue<(DnsName Name, bool IsChoice)>([(asked, false)]);
        while (open.TryDequeue(out var next))
        {
            foreach (LintedGroup group in zone.GroupsAt(zone.Owner(next.Name)))
            {
                bool isChoice = next.IsChoice || group.Members.Count > 1;
                if (group.Type is not (RecordType.A or RecordType.CNAME) || !seen.Add((group, isChoice)))
                {
                    continue;
                }
                foreach (int member in group.Members)
                {
                    if (isChoice)
                    {
                        chosen.Add(member);
                    }
                    foreach (DnsName target in Targets(zone, member))
                    {
                        open.Enqueue((target, isChoice));
                    }
                }
            }
        }
        return chosen;
    }

    private static IEnumerable<DnsName> Targets(LintedZone zone, int record)
    {
        if (zone[record].Alias is { } alias)
        {
            yield return alias.DnsName;
        }
        foreach (string value in zone[record].Type == RecordType.CNAME ? zone[record].Values : [])
        {
            if (DnsName.TryParse(value, out DnsName name))
            {
                yield return name;
            }
        }
    }
}
