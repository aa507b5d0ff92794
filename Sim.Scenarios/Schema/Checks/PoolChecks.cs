namespace Sim.Scenarios.Schema.Checks;

/// <summary>Each pool has one user, a place, a number of pods and nodes that can hold.</summary>
internal static class PoolChecks
{
    public static void Run(CheckContext context)
    {
        IReadOnlyList<Pool> pools = context.Scenario.Pools;
        context.CheckUnique("pool", pools.Select(pool => pool.Id), i => $"pools[{i}].id");
        Dictionary<string, string> users = CheckUsers(context);
        bool allUsersKnown = context.IsSoundThroughout("sites") && context.IsSoundThroughout("frontEnds");
        foreach ((int i, Pool pool) in pools.Index())
        {
            string path = $"pools[{i}]";
            string? user = users.GetValueOrDefault(pool.Id);
            if (user is null && allUsersKnown)
            {
                context.Error(
                    $"{path}.id",
                    "unused-pool",
                    $"no site and no front end uses the pool '{pool.Id}'",
                    "a site's pool or a front end's backends to name it"
                );
            }
            CheckPlace(context, path, pool, user);
            CheckSize(context, path, pool);
            PodLifeChecks.Run(context, path, pool);
        }
    }

    private static Dictionary<string, string> CheckUsers(CheckContext context)
    {
        Dictionary<string, string> users = new(StringComparer.Ordinal);
        foreach ((int i, Site site) in context.Scenario.Sites.Index())
        {
            Use(context, users, site.Pool, $"sites[{i}].pool", $"site '{site.Id}'");
        }
        foreach ((int i, FrontEnd frontEnd) in context.Scenario.FrontEnds.Index())
        {
            foreach ((int n, string backend) in frontEnd.Backends.Index())
            {
                Use(context, users, backend, $"frontEnds[{i}].backends[{n}]", $"front end '{frontEnd.Id}'");
            }
        }
        return users;
    }

    private static void Use(
        CheckContext context,
        Dictionary<string, string> users,
        string pool,
        string path,
        string user
    )
    {
        if (context.IsSound(path) && !users.TryAdd(pool, user))
        {
            context.Error(path, "pool-used-twice", $"the pool '{pool}' belongs to {users[pool]} already");
        }
    }

    private static void CheckPlace(CheckContext context, string path, Pool pool, string? user)
    {
        if (pool.Location is { } location)
        {
            SiteChecks.CheckLocation(context, $"{path}.location", location);
        }
        else if (user is not null && user.StartsWith("front end", StringComparison.Ordinal))
        {
            context.Error(
                $"{path}.location",
                "missing-location",
                $"the pool '{pool.Id}' of {user} has no location",
                "a cloud region such as europe-west1"
            );
        }
    }

    private static void CheckSize(CheckContext context, string path, Pool pool)
    {
        if (pool.NodePools.Count > 0 && pool.Nodes.Count > 0)
        {
            context.Error(
                $"{path}.nodePools",
                "two-node-lists",
                $"the pool '{pool.Id}' has both nodes and nodePools",
                "one of them"
            );
        }
        if (pool.Hpa is null && pool.Replicas is null && pool.Deployment is null && context.IsSound($"{path}.hpa"))
        {
            context.Error(
                $"{path}.replicas",
                "missing-replicas",
                $"the pool '{pool.Id}' has neither hpa nor replicas",
                "a HorizontalPodAutoscaler manifest (hpa), a Deployment, or a number of pods (replicas)"
            );
        }
        foreach ((int i, Nodes nodes) in pool.Nodes.Index())
        {
            CheckNodes(context, context.PathOfOne($"{path}.nodes", i), pool, nodes);
        }
        if (pool.Nodes.Count > 1)
        {
            CheckNames(context, path, pool);
        }
    }

    /// <summary>The names of zones may be those of other node pools, too.</summary>
    private static void CheckNames(CheckContext context, string path, Pool pool)
    {
        (string Name, int Index)[] named =
        [
            .. pool
                .Nodes.Index()
                .Where(entry => entry.Item.Name is not null)
                .SelectMany(entry => ZonalNodes.Of(entry.Item).Select(group => (group.Name!, entry.Index))),
        ];
        context.CheckUnique(
            "node-group",
            named.Select(group => group.Name),
            i => $"{path}.nodes[{named[i].Index}].name"
        );
    }

    private static void CheckNodes(CheckContext context, string path, Pool pool, Nodes nodes)
    {
        if (nodes.Min > nodes.Max && context.IsSound($"{path}.min") && context.IsSound($"{path}.max"))
        {
            context.Error(
                $"{path}.max",
                "max-below-min",
                $"the pool '{pool.Id}' has at most {nodes.Max} nodes, but at least {nodes.Min}",
                $"at least {nodes.Min}"
            );
        }
        if (nodes is { PreemptionsPerHour: not null, Spot: false } && context.IsSound($"{path}.spot"))
        {
            context.Error(
                $"{path}.preemptionsPerHour",
                "needless-preemptions",
                "only spot machines are taken back",
                "spot: true beside it, or no preemptionsPerHour"
            );
        }
        if (pool.Nodes.Count > 1 && nodes.Name is null)
        {
            context.Error(
                $"{path}.name",
                "missing-name",
                $"the pool '{pool.Id}' has {pool.Nodes.Count} groups of nodes, and one has no name",
                "a name for every group"
            );
        }
    }
}
