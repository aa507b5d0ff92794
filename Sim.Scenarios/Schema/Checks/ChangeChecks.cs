namespace Sim.Scenarios.Schema.Checks;

/// <summary>A change does one thing, to a part that exists, before the run ends.</summary>
internal static class ChangeChecks
{
    private const string Kinds = "one of dns, manifest, drain, announce, withdraw, capacity, rollout, rollback";

    public static void Run(CheckContext context)
    {
        foreach ((Change change, string path, _) in PlannedChange.Of(context.Scenario))
        {
            RunChecks.WarnAfterEnd(context, $"{path}.at", "change", change.At);
            if (context.IsSoundThroughout(path))
            {
                CheckKinds(context, path, change);
                CheckNeedOfPool(context, path, change);
            }
            foreach (
                (string key, string? target) in new[]
                {
                    ("drain", change.Drain),
                    ("announce", change.Announce),
                    ("withdraw", change.Withdraw),
                }
            )
            {
                if (target is not null)
                {
                    ComponentChecks.Check(context, $"{path}.{key}", target);
                }
            }
            CheckPools(context, path, change);
        }
        WarnWithoutEffect(context);
        WarnOfRollbacks(context);
    }

    private static void CheckPools(CheckContext context, string path, Change change)
    {
        foreach (
            (string key, string? pool) in new[]
            {
                ("pool", change.Pool),
                ("rollout", change.Rollout),
                ("rollback", change.Rollback),
            }
        )
        {
            if (pool is not null)
            {
                ComponentChecks.CheckPool(context, $"{path}.{key}", pool);
            }
        }
        if (change is { NeverReady: true, Rollout: null })
        {
            context.Error(
                $"{path}.neverReady",
                "needless-never-ready",
                "only the pods of a rollout may never become ready",
                "rollout: POOL beside it, or no neverReady"
            );
        }
    }

    /// <summary>Before the first rollout there is no version to go back to.</summary>
    private static void WarnOfRollbacks(CheckContext context)
    {
        HashSet<string> rolledOut = new(StringComparer.Ordinal);
        foreach ((Change change, string path, _) in PlannedChange.Of(context.Scenario).OrderBy(one => one.Change.At))
        {
            if (change.Rollout is { } begun)
            {
                rolledOut.Add(begun);
            }
            bool isKnown = context.PoolIds?.Contains(change.Rollback) ?? false;
            if (isKnown && change.Rollback is { } pool && !rolledOut.Contains(pool))
            {
                context.Warning(
                    $"{path}.rollback",
                    "no-effect",
                    $"no rollout of '{pool}' comes before {change.At}: this changes nothing"
                );
            }
        }
    }

    /// <summary>A prefix is announced at the start; what asks for the state that there is changes nothing.</summary>
    private static void WarnWithoutEffect(CheckContext context)
    {
        HashSet<string> withdrawn = new(StringComparer.Ordinal);
        foreach ((Change change, string path, _) in PlannedChange.Of(context.Scenario).OrderBy(one => one.Change.At))
        {
            if (change.Withdraw is { } gone && !withdrawn.Add(gone))
            {
                context.Warning(
                    $"{path}.withdraw",
                    "no-effect",
                    $"'{gone}' is withdrawn already at {change.At}: this changes nothing"
                );
            }
            if (change.Announce is { } back && !withdrawn.Remove(back))
            {
                context.Warning(
                    $"{path}.announce",
                    "no-effect",
                    $"'{back}' is announced already at {change.At}: this changes nothing"
                );
            }
        }
    }

    private static void CheckKinds(CheckContext context, string path, Change change)
    {
        string[] kinds =
        [
            .. new[]
            {
                ("dns", change.Dns is not null),
                ("manifest", change.Manifest is not null),
                ("drain", change.Drain is not null),
                ("announce", change.Announce is not null),
                ("withdraw", change.Withdraw is not null),
                ("capacity", change.Capacity is not null),
                ("rollout", change.Rollout is not null),
                ("rollback", change.Rollback is not null),
            }
                .Where(kind => kind.Item2)
                .Select(kind => kind.Item1),
        ];
        if (kinds.Length == 0)
        {
            context.Error(path, "empty-change", "this change changes nothing", Kinds);
        }
        else if (kinds.Length > 1)
        {
            context.Error(
                path,
                "several-changes",
                $"this change does several things: {string.Join(", ", kinds)}",
                "an own change for each, at the same time if need be"
            );
        }
    }

    private static void CheckNeedOfPool(CheckContext context, string path, Change change)
    {
        bool needsPool = change.Manifest is not null || change.Capacity is not null;
        if (needsPool && change.Pool is null)
        {
            context.Error(path, "missing-pool", "this change does not say which pool it is for", "pool: ID");
        }
        else if (!needsPool && change.Pool is not null)
        {
            context.Error(
                $"{path}.pool",
                "needless-pool",
                "only manifest and capacity are for a pool",
                "no pool, or one of manifest, capacity"
            );
        }
    }
}
