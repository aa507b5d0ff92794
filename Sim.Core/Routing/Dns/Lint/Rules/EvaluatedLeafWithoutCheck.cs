namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A leaf that keeps the branch above it healthy for ever.</summary>
/// <remarks>Silent where the fallback could only answer what the leaf answers.</remarks>
internal sealed class EvaluatedLeafWithoutCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "evaluated-leaf-without-check",
            LintSeverity.Warning,
            "A leaf without health check below an alias that evaluates its target",
            "The branch is healthy as long as one leaf is, and a leaf without check always is: the "
                + "alias is never passed over, so its fallback can never answer.",
            "Attach a health check to the leaf, or to every way in the branch that cannot fail. Where it is meant as a "
                + "last resort, as octoDNS's default pools are, allow it with that reason.",
            "Developer Guide, How Amazon Route 53 chooses records when health checking is configured"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        var aliases = new SortedDictionary<int, List<int>>();
        foreach (int alias in zone.Groups.SelectMany(zone.Evaluating))
        {
            IReadOnlyList<int> fallbacks = zone.CanFail(alias) ? [] : Fallbacks.Of(zone, alias);
            string[] instead = [.. Fallbacks.Values(zone, fallbacks)];
            foreach (int leaf in fallbacks.Count == 0 ? [] : Unfailing(zone, zone.Target(alias)!))
            {
                if (IsMissed(zone, leaf, instead))
                {
                    aliases.TryAdd(leaf, []);
                    aliases[leaf].Add(alias);
                }
            }
        }
        foreach ((int leaf, List<int> leading) in aliases)
        {
            int[] above = zone.InOrder(leading);
            string lacks = zone[leaf].Alias is null
                ? zone[leaf].HealthCheckId is null
                    ? "has no health check"
                    : "has a health check that never fails"
                : "neither evaluates its target nor has a health check";
            found.AtRecord(
                About,
                leaf,
                $"it {lacks}, so {zone.GroupOf(leaf)} never fails and is never passed over at {zone.List(above)}",
                above
            );
        }
    }

    /// <summary>Whether anything but the leaf's own values would be answered in its place.</summary>
    private static bool IsMissed(LintedZone zone, int leaf, string[] instead)
    {
        string[] own = [.. Fallbacks.Values(zone, [leaf])];
        return instead.Length > own.Length || instead.Except(own, StringComparer.Ordinal).Any();
    }

    private static IEnumerable<int> Unfailing(LintedZone zone, LintedGroup top)
    {
        var seen = new HashSet<LintedGroup> { top };
        var open = new Queue<LintedGroup>([top]);
        while (open.TryDequeue(out LintedGroup? group))
        {
            foreach (int member in group.Compared.Where(member => !zone.CanFail(member)))
            {
                if (zone[member].Alias is not { EvaluateTargetHealth: true } || zone.Target(member) is not { } below)
                {
                    yield return member;
                }
                else if (seen.Add(below))
                {
                    open.Enqueue(below);
                }
            }
        }
    }
}
