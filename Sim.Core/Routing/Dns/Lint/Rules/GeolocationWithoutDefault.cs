namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A geolocation group that leaves some clients without an answer.</summary>
internal sealed class GeolocationWithoutDefault : ILintRule
{
    public LintRule About { get; } =
        new(
            "geolocation-without-default",
            LintSeverity.Warning,
            "A geolocation group has no default",
            "Clients whose address belongs to none of the areas, or to no known place, get an empty "
                + "answer, and resolvers keep it for the negative TTL of the SOA record.",
            "Add a record set with CountryCode \"*\".",
            "Developer Guide, Geolocation routing; Values specific for geolocation records"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<GeolocationRouting>())
        {
            if (group.Members.All(m => zone.Policy<GeolocationRouting>(m).CountryCode != GeolocationRouting.AnyCountry))
            {
                found.AtRecord(
                    About,
                    group.Members[0],
                    $"of {Texts.Count(group.Members.Count, "area")} none is the default: everybody else gets no "
                        + $"answer, which is cached for {Texts.Seconds(zone.NegativeTtlSeconds)}",
                    group.Members
                );
            }
        }
    }
}
