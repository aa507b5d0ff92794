namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A location name that the API does not take.</summary>
internal sealed class LocationName : ILintRule
{
    public LintRule About { get; } =
        new(
            "location-name",
            LintSeverity.Error,
            "A CIDR location name is too long or has other characters",
            "The API refuses it.",
            "Use at most 16 letters, digits, hyphens and underscores.",
            "API Reference, CidrRoutingConfig, LocationName"
        );

    private const int Longest = 16;

    public void Check(LintedZone zone, FindingList found)
    {
        for (int index = 0; index < zone.Zone.CidrCollections.Count; index++)
        {
            foreach (CidrLocation location in zone.Zone.CidrCollections[index].Locations.Where(l => !IsTaken(l.Name)))
            {
                found.AtCollection(About, index, $"the location is named '{location.Name}'");
            }
        }
        foreach (int record in zone.GroupsOf<IpBasedRouting>().SelectMany(group => group.Members))
        {
            string name = zone.Policy<IpBasedRouting>(record).LocationName;
            if (!IsTaken(name))
            {
                found.AtRecord(About, record, $"its location is named '{name}'");
            }
        }
    }

    private static bool IsTaken(string name) =>
        name.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '*');
}
