namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>IPv4 and IPv6 users of one name are sent to different places.</summary>
internal sealed class AddressFamilyPlaces : ILintRule
{
    public LintRule About { get; } =
        new(
            "address-family-places",
            LintSeverity.Warning,
            "A and AAAA of a name are routed differently",
            "Clients prefer IPv6 where they have it: the same user reaches one place over IPv6 and "
                + "another over IPv4, and what one family is planned for does not hold for the other.",
            "Use the same policy, areas, weights and alias targets for both families.",
            "Developer Guide, Choosing a routing policy; RFC 8305"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup ipv4 in zone.Groups.Where(group => group is { Type: RecordType.A, IsMixed: false }))
        {
            if (zone.Group(ipv4.Name, RecordType.AAAA) is not { IsMixed: false } ipv6)
            {
                continue;
            }
            if (Difference(zone, ipv4, ipv6) is { } difference)
            {
                found.AtRecord(About, ipv6.Members[0], difference, [.. ipv6.Members, .. ipv4.Members]);
            }
        }
    }

    private static string? Difference(LintedZone zone, LintedGroup ipv4, LintedGroup ipv6)
    {
        if (!ipv4.ChoosesAs(ipv6))
        {
            string first = PolicyNames.Of(zone[ipv4.Members[0]].Policy);
            return $"A is {first}, AAAA {PolicyNames.Of(zone[ipv6.Members[0]].Policy)}";
        }
        string[] places4 = Places(zone, ipv4);
        string[] places6 = Places(zone, ipv6);
        string[] only4 = Missing(places4, places6);
        string[] only6 = Missing(places6, places4);
        string[] sides =
        [
            .. only4.Length > 0 ? [$"only A has {Texts.List(only4, 3)}"] : (string[])[],
            .. only6.Length > 0 ? [$"only AAAA has {Texts.List(only6, 3)}"] : (string[])[],
        ];
        return sides.Length > 0 ? string.Join(", ", sides) : null;
    }

    private static string[] Places(LintedZone zone, LintedGroup group) =>
        [.. group.Members.Select(m => Place(zone, m)).OfType<string>().Order(StringComparer.Ordinal)];

    // An alias that leaves the zone names a place of its own for each family.
    private static string? Place(LintedZone zone, int record)
    {
        string? place = PolicyNames.Place(zone[record].Policy);
        string? target = zone.Target(record)?.Name.ToString();
        return target is null ? place : $"{place ?? "all"} -> {target}";
    }

    private static string[] Missing(string[] from, string[] other)
    {
        var rest = other.CountBy(place => place, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. from.Where(place => rest.GetValueOrDefault(place) is var left && (rest[place] = left - 1) < 0)];
    }
}
