namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Shares that caches distort.</summary>
internal sealed class UnequalWeightedTtl : ILintRule
{
    public LintRule About { get; } =
        new(
            "unequal-weighted-ttl",
            LintSeverity.Warning,
            "Members of a weighted group have different TTLs",
            "Resolvers keep the answer with the longer TTL longer, so it gets more than the share "
                + "its weight says.",
            "Give all members the same TTL.",
            "API Reference, ResourceRecordSet, TTL"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<WeightedRouting>())
        {
            double[] ttls =
            [
                .. group.Members.Select(m => zone[m].Ttl?.TotalSeconds).OfType<double>().Distinct().Order(),
            ];
            if (ttls.Length > 1)
            {
                int longest = group.Members.First(m => zone[m].Ttl?.TotalSeconds == ttls[^1]);
                string others = Texts.List([.. ttls[..^1].Select(Texts.Seconds)], 3);
                string own = Texts.Seconds(ttls[^1]);
                found.AtRecord(About, longest, $"its TTL is {own}, others have {others}", group.Members);
            }
        }
    }
}
