using System.Net;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>What rules say together: their order, the catch-all, areas and blocks that are named twice.</summary>
/// <remarks>
/// octoDNS takes the first rule that matches and refuses orders in which that is not the most specific one; Route 53
/// takes the most specific always. So an order that octoDNS refuses is refused here too where the two would differ.
/// <c>octodns: {lenient: true}</c> makes warnings of such refusals, as in octoDNS. Source: octoDNS, "Dynamic Record
/// Support", "Rule ordering".
/// </remarks>
internal static class OctoDnsRuleChecks
{
    public static void Check(OctoDnsDynamic dynamic, bool isLenient, ImportNotes notes)
    {
        CheckCatchAll(dynamic.Rules, isLenient, notes);
        CheckOrder(dynamic.Rules, notes);
        CheckAreas(dynamic.Rules, isLenient, notes);
        CheckBlocks(dynamic.Rules, isLenient, notes);
        CheckPools(dynamic.Rules, notes);
        if (
            dynamic.Rules.FirstOrDefault(rule => rule.Geos.Count > 0) is { } geo
            && dynamic.Rules.Any(rule => rule.Subnets.Count > 0)
        )
        {
            notes.Harmless(
                geo.At.At,
                "geos-and-subnets",
                "octodns-route53 refuses a record with geos and subnets: it is read as subnets first, then geos"
            );
        }
    }

    private static void CheckCatchAll(IReadOnlyList<OctoDnsRule> rules, bool isLenient, ImportNotes notes)
    {
        if (rules.Count == 0)
        {
            return;
        }
        if (!rules[^1].IsCatchAll)
        {
            Report(
                rules[^1],
                "no-catch-all",
                "the last rule has geos or subnets, so clients elsewhere get no answer",
                "a last rule with a pool alone",
                isLenient,
                notes
            );
        }
        foreach (OctoDnsRule rule in rules.SkipLast(1).Where(rule => rule.IsCatchAll))
        {
            notes.Error(
                rule.At.At,
                "catch-all-order",
                "this rule matches every client, so those behind it never count",
                "the rule without geos and subnets at the end"
            );
        }
    }

    /// <summary>Subnets win over geos in any order, so a wrong order says what is meant all the same.</summary>
    private static void CheckOrder(IReadOnlyList<OctoDnsRule> rules, ImportNotes notes)
    {
        int most = 0;
        foreach (OctoDnsRule rule in rules.Where(rule => !rule.IsCatchAll))
        {
            int rank =
                rule.Geos.Count == 0 ? 0
                : rule.Subnets.Count > 0 ? 1
                : 2;
            if (rank < most)
            {
                notes.Harmless(
                    rule.At.At,
                    "rule-order",
                    "octoDNS wants rules with subnets before rules with geos; subnets come first in any order"
                );
            }
            most = Math.Max(most, rank);
        }
    }

    private static void CheckAreas(IReadOnlyList<OctoDnsRule> rules, bool isLenient, ImportNotes notes)
    {
        var seen = new Dictionary<string, OctoDnsRule>(StringComparer.Ordinal);
        foreach (OctoDnsRule rule in rules)
        {
            foreach (string geo in rule.Geos)
            {
                if (!seen.TryAdd(geo, rule))
                {
                    notes.Error(rule.At.At, "repeated-geo", $"'{geo}' stands in a rule before, or twice in this one");
                }
                else if (
                    OctoDnsGeo.Around(geo).FirstOrDefault(area => seen.GetValueOrDefault(area, rule) != rule) is
                    { } wider
                )
                {
                    Report(
                        rule,
                        "geo-order",
                        $"'{geo}' comes after '{wider}', which matches its clients first in octoDNS but not in Route 53",
                        "the smaller area in a rule before",
                        isLenient,
                        notes
                    );
                }
            }
        }
    }

    private static void CheckBlocks(IReadOnlyList<OctoDnsRule> rules, bool isLenient, ImportNotes notes)
    {
        var seen = new Dictionary<IPNetwork, OctoDnsRule>();
        foreach (OctoDnsRule rule in rules)
        {
            foreach (IPNetwork block in rule.Subnets.Select(IPNetwork.Parse).OrderBy(block => block.PrefixLength))
            {
                if (!seen.TryAdd(block, rule))
                {
                    notes.Error(
                        rule.At.At,
                        "repeated-subnet",
                        $"'{block}' stands in a rule before, or twice in this one"
                    );
                    continue;
                }
                foreach (
                    IPNetwork wider in Around(block)
                        .Where(wide => seen.TryGetValue(wide, out OctoDnsRule? other) && other != rule)
                )
                {
                    Report(
                        rule,
                        "subnet-order",
                        $"'{block}' comes after '{wider}', which matches its clients first in octoDNS but not in Route 53",
                        "the smaller block in a rule before",
                        isLenient,
                        notes
                    );
                }
            }
        }
    }

    /// <summary>The blocks that contain a block.</summary>
    private static IEnumerable<IPNetwork> Around(IPNetwork block)
    {
        byte[] octets = block.BaseAddress.GetAddressBytes();
        for (int length = block.PrefixLength - 1; length > 0; length--)
        {
            octets[length / 8] &= (byte)(0xFF00 >> (length % 8));
            yield return new IPNetwork(new IPAddress(octets), length);
        }
    }

    private static void CheckPools(IReadOnlyList<OctoDnsRule> rules, ImportNotes notes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (OctoDnsRule rule in rules)
        {
            if (!seen.Add(rule.Pool) && !rule.IsCatchAll && rule.Pool.Length > 0)
            {
                notes.Harmless(
                    rule.At.At,
                    "reused-pool",
                    $"octoDNS refuses a second rule for pool '{rule.Pool}'; the two are read as they stand"
                );
            }
        }
    }

    private static void Report(
        OctoDnsRule rule,
        string code,
        string message,
        string expected,
        bool isLenient,
        ImportNotes notes
    )
    {
        if (isLenient)
        {
            notes.Harmless(rule.At.At, code, message);
        }
        else
        {
            notes.Error(rule.At.At, code, message, expected);
        }
    }
}
