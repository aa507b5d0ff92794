namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>The same value twice in a group that shares among its members.</summary>
internal sealed class DuplicateValue : ILintRule
{
    public LintRule About { get; } =
        new(
            "duplicate-value",
            LintSeverity.Warning,
            "Two members of a weighted or multivalue group have the same value",
            "The place gets both shares, in answers it takes two of eight places, and a change of "
                + "one of the two leaves the other.",
            "Keep one of them, with the sum of the weights.",
            "Developer Guide, Weighted routing; Multivalue answer routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<WeightedRouting>().Concat(zone.GroupsOf<MultivalueRouting>()))
        {
            var alike = group
                .Members.GroupBy(m => What(zone[m]), StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Key.Length > 0 && same.Count() > 1);
            foreach (var same in alike)
            {
                found.AtRecord(
                    About,
                    same.Skip(1).First(),
                    $"it gives {same.Key}, the same as {zone.Identifiers([.. same.Where((_, place) => place != 1)])}",
                    same
                );
            }
        }
    }

    private static string What(RecordSet record) =>
        record.Alias is { } alias
            ? alias.DnsName.ToString()
            : string.Join(", ", record.Values.Order(StringComparer.Ordinal));
}
