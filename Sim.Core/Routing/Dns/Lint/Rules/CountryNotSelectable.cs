namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A country that Route 53 does not offer.</summary>
internal sealed class CountryNotSelectable : ILintRule
{
    public LintRule About { get; } =
        new(
            "country-not-selectable",
            LintSeverity.Error,
            "A country code that geolocation routing does not have",
            "The API refuses the record set.",
            "Drop it: these places (BV, CX, EH, HM) have hardly any addresses; the continent or the "
                + "default serves them.",
            "Developer Guide, Values specific for geolocation records"
        );

    /// <summary>Bouvet Island, Christmas Island, Western Sahara, Heard Island and McDonald Islands.</summary>
    private static readonly string[] Refused = ["BV", "CX", "EH", "HM"];

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int record in zone.GroupsOf<GeolocationRouting>().SelectMany(group => group.Members))
        {
            if (zone.Policy<GeolocationRouting>(record).CountryCode is { } code && Refused.Contains(code))
            {
                found.AtRecord(About, record, $"country {code} cannot be selected");
            }
        }
    }
}
