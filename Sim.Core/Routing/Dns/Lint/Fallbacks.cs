using System.Net;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>Whom Route 53 would take instead of a member that is unhealthy.</summary>
/// <remarks>
/// Where the zone alone does not tell, more rather than fewer: any continent may hold a country. Source: Route 53
/// Developer Guide, "How Amazon Route 53 chooses records when health checking is configured", and each policy's page.
/// </remarks>
internal static class Fallbacks
{
    /// <summary>Other members of its group; none when its health changes nothing.</summary>
    public static IReadOnlyList<int> Of(LintedZone zone, int record) => [.. Followers(zone, record)];

    /// <summary>Whether its health changes anything.</summary>
    public static bool Has(LintedZone zone, int record) => Followers(zone, record).Any();

    private static IEnumerable<int> Followers(LintedZone zone, int record)
    {
        LintedGroup group = zone.GroupOf(record);
        RoutingPolicy first = zone[record].Policy;
        return group.IsMixed
            ? []
            : group.Compared.Where(other => other != record && Follows(zone, first, zone[other].Policy));
    }

    /// <summary>Every value that one of some record sets may answer, aliases followed, each value once.</summary>
    public static IEnumerable<string> Values(LintedZone zone, IEnumerable<int> records)
    {
        var seen = new HashSet<LintedGroup>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<int>(records);
        while (open.TryPop(out int record))
        {
            if (zone.Target(record) is { } target)
            {
                foreach (int member in seen.Add(target) ? target.Compared : [])
                {
                    open.Push(member);
                }
                continue;
            }
            IEnumerable<string> values = zone[record].Alias is { } outside
                ? [outside.DnsName.ToString()]
                : zone[record].Values;
            foreach (string value in values.Where(given.Add))
            {
                yield return value;
            }
        }
    }

    private static bool Follows(LintedZone zone, RoutingPolicy first, RoutingPolicy next) =>
        (first, next) switch
        {
            (SimpleRouting, _) => false,
            (WeightedRouting { Weight: 0 }, WeightedRouting { Weight: > 0 }) => false,
            (FailoverRouting { Role: FailoverRole.Secondary }, _) => false,
            (FailoverRouting, FailoverRouting { Role: FailoverRole.Primary }) => false,
            (GeolocationRouting small, GeolocationRouting large) => IsLarger(large, small),
            (IpBasedRouting small, IpBasedRouting large) => IsLarger(zone, large, small),
            _ => true,
        };

    private static bool IsLarger(GeolocationRouting large, GeolocationRouting small) =>
        (small, large) switch
        {
            ({ CountryCode: GeolocationRouting.AnyCountry }, _) => false,
            (_, { CountryCode: GeolocationRouting.AnyCountry }) => true,
            ({ ContinentCode: not null }, _) => false,
            (_, { ContinentCode: not null }) => true,
            _ => small.SubdivisionCode is not null
                && large.SubdivisionCode is null
                && small.CountryCode == large.CountryCode,
        };

    private static bool IsLarger(LintedZone zone, IpBasedRouting large, IpBasedRouting small) =>
        small.LocationName != IpBasedRouting.DefaultLocation
        && (
            large.LocationName == IpBasedRouting.DefaultLocation
            || zone.Blocks(small).Any(block => zone.Blocks(large).Any(wide => IsWithin(block, wide)))
        );

    private static bool IsWithin(IPNetwork block, IPNetwork wide) =>
        wide.PrefixLength < block.PrefixLength && wide.Contains(block.BaseAddress);
}
