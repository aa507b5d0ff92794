namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A subdivision where Route 53 knows none.</summary>
internal sealed class SubdivisionOfOtherCountry : ILintRule
{
    public LintRule About { get; } =
        new(
            "subdivision-of-other-country",
            LintSeverity.Error,
            "A subdivision of a country that is not divided",
            "The API takes subdivisions of the United States (and of Ukraine) only, and refuses the " + "record set.",
            "Name the country alone.",
            "API Reference, GeoLocation"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int record in zone.GroupsOf<GeolocationRouting>().SelectMany(group => group.Members))
        {
            if (
                zone.Policy<GeolocationRouting>(record) is
                { SubdivisionCode: { } part, CountryCode: not ("US" or "UA") } area
            )
            {
                found.AtRecord(About, record, $"{area.CountryCode} has no subdivision {part} in Route 53");
            }
        }
    }
}
