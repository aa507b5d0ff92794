namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>One address family fails over, the other does not.</summary>
internal sealed class AddressFamilyHealth : ILintRule
{
    public LintRule About { get; } =
        new(
            "address-family-health",
            LintSeverity.Warning,
            "Of A and AAAA of a name, only one can leave a dead place",
            "Clients prefer IPv6 where they have it: those of the family without checks stay on the "
                + "dead place while the others move.",
            "Give both families the same health checks. A check probes one address, so IPv6 "
                + "endpoints need their own.",
            "Developer Guide, Health checks and DNS failover; RFC 8305"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        var known = new Dictionary<LintedGroup, bool>();
        foreach (LintedGroup ipv4 in zone.Groups.Where(group => group.Type == RecordType.A))
        {
            if (
                zone.Group(ipv4.Name, RecordType.AAAA) is not { } ipv6
                || MovesAway(zone, ipv4, known) is var moves && moves == MovesAway(zone, ipv6, known)
            )
            {
                continue;
            }
            (LintedGroup moving, LintedGroup staying) = moves ? (ipv4, ipv6) : (ipv6, ipv4);
            found.AtRecord(
                About,
                staying.Members[0],
                $"{staying.Type} gives the same answers whatever fails, {moving.Type} of the same name does not",
                [.. staying.Members, .. moving.Members]
            );
        }
    }

    /// <remarks>Aliases that close a cycle are not followed, so this ends, and nests no deeper than is
    /// evaluated.</remarks>
    private static bool MovesAway(LintedZone zone, LintedGroup group, Dictionary<LintedGroup, bool> known)
    {
        if (!known.TryGetValue(group, out bool moves))
        {
            moves =
                group.Members.Any(m => zone.CanFail(m) && Fallbacks.Has(zone, m))
                || group.Members.Select(zone.Target).OfType<LintedGroup>().Any(below => MovesAway(zone, below, known));
            known[group] = moves;
        }
        return moves;
    }
}
