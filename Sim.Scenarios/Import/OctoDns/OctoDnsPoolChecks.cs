using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>What pools say together: names, fallbacks, loops, use.</summary>
internal static class OctoDnsPoolChecks
{
    /// <summary>Pools that a message names or compares with a mistyped one. A judgement.</summary>
    private const int NamesMost = 100;

    public static void Check(OctoDnsDynamic dynamic, DnsName record, ImportNotes notes)
    {
        string[] names = [.. dynamic.Pools.Select(pool => pool.Name).Take(NamesMost)];
        var byName = dynamic.Pools.ToDictionary(pool => pool.Name, StringComparer.Ordinal);
        var spellings = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (OctoDnsPool pool in dynamic.Pools)
        {
            CheckName(pool, record, notes);
            if (!spellings.Add(pool.Name))
            {
                notes.Error(
                    pool.At.At,
                    "duplicate-pool",
                    $"'{pool.Name}' differs from another pool in letter case alone, which names in DNS do not tell apart"
                );
            }
            if (pool.Fallback is { } fallback && !byName.ContainsKey(fallback))
            {
                notes.Error(
                    pool.At.At,
                    "unknown-pool",
                    $"fallback '{fallback}' of pool '{pool.Name}' does not exist",
                    "another pool, or no fallback for the values of the record",
                    NearestWord.To(fallback, names)
                );
            }
        }
        foreach (OctoDnsRule rule in dynamic.Rules)
        {
            if (rule.Pool.Length > 0 && !byName.ContainsKey(rule.Pool))
            {
                notes.Error(
                    rule.At.At,
                    "unknown-pool",
                    $"pool '{rule.Pool}' does not exist",
                    names.Length == 0 ? null : "one of " + string.Join(", ", names),
                    NearestWord.To(rule.Pool, names)
                );
            }
        }
        CheckLoops(dynamic, byName, notes);
        CheckUse(dynamic, notes);
    }

    private static void CheckName(OctoDnsPool pool, DnsName record, ImportNotes notes)
    {
        bool isLabel = pool.Name.Length > 0 && pool.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        if (pool.Name == OctoDnsNames.Default)
        {
            notes.Error(
                pool.At.At,
                "reserved-pool",
                $"octodns-route53 keeps the pool '{OctoDnsNames.Default}' for the values of the record",
                "another name"
            );
        }
        else if (!isLabel || !OctoDnsNames.Fits(pool.Name, record))
        {
            notes.Error(
                pool.At.At,
                "pool-name",
                $"the pool name '{pool.Name}' cannot be a part of a name in DNS",
                "letters, digits, hyphens and underscores, short enough for a label of 63 characters"
            );
        }
    }

    private static void CheckLoops(OctoDnsDynamic dynamic, Dictionary<string, OctoDnsPool> byName, ImportNotes notes)
    {
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (OctoDnsPool start in dynamic.Pools)
        {
            List<OctoDnsPool> way = [];
            OctoDnsPool? pool = start;
            while (pool is not null && walked.Add(pool.Name))
            {
                way.Add(pool);
                pool = pool.Fallback is { } next ? byName.GetValueOrDefault(next) : null;
            }
            // A way that ends in a loop of earlier pools is no news; one that ends in itself is.
            int first = pool is null ? -1 : way.IndexOf(pool);
            if (first >= 0)
            {
                IEnumerable<string> loop = way.Skip(first).Append(pool!).Take(NamesMost).Select(one => one.Name);
                notes.Error(pool!.At.At, "fallback-loop", $"the fallbacks lead back: {string.Join(" -> ", loop)}");
            }
        }
    }

    private static void CheckUse(OctoDnsDynamic dynamic, ImportNotes notes)
    {
        HashSet<string?> used =
        [
            .. dynamic.Rules.Select(rule => rule.Pool),
            .. dynamic.Pools.Select(pool => pool.Fallback),
        ];
        foreach (OctoDnsPool pool in dynamic.Pools.Where(pool => !used.Contains(pool.Name)))
        {
            notes.Harmless(pool.At.At, "unused-pool", $"pool '{pool.Name}' is in no rule and no fallback");
        }
    }
}
