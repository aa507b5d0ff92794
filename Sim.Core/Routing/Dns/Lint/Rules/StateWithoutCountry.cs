namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>States of a country that has no record set itself.</summary>
internal sealed class StateWithoutCountry : ILintRule
{
    public LintRule About { get; } =
        new(
            "state-without-country",
            LintSeverity.Warning,
            "Record sets for states without one for their country",
            "Addresses of the country whose state is not known, and those of the other states, go to "
                + "the continent or the default, or get no answer.",
            "Add a record set with the CountryCode alone.",
            "Developer Guide, Geolocation routing; Values specific for geolocation records"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<GeolocationRouting>())
        {
            var byCountry = group
                .Members.Where(m => zone.Policy<GeolocationRouting>(m).CountryCode is not null)
                .GroupBy(m => zone.Policy<GeolocationRouting>(m).CountryCode!, StringComparer.Ordinal)
                .Where(country => country.All(m => zone.Policy<GeolocationRouting>(m).SubdivisionCode is not null));
            foreach (var country in byCountry)
            {
                found.AtRecord(
                    About,
                    country.First(),
                    $"{Texts.Count(country.Count(), "record set")} for states of {country.Key}, and none for "
                        + $"{country.Key}",
                    country
                );
            }
        }
    }
}
