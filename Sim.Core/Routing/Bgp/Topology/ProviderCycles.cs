namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>Finds networks that are, through others, their own providers.</summary>
internal static class ProviderCycles
{
    /// <summary>
    /// Cycles that share no network, each by index from provider to customer, the last being a provider of the first;
    /// empty where there is no cycle. A network that lies on several cycles is named in one of them.
    /// </summary>
    public static IReadOnlyList<int[]> Find(AsGraph graph)
    {
        int[] open = Peel(graph);
        if (open.Length == 0)
        {
            return [];
        }
        // What is left has a provider that is left: walking upwards must come back to where it has been.
        List<int[]> cycles = [];
        int[] walk = new int[graph.Count];
        int walks = 0;
        var isLeft = new bool[graph.Count];
        Array.ForEach(open, index => isLeft[index] = true);
        foreach (int start in open)
        {
            walks++;
            int at = start;
            while (at >= 0 && walk[at] == 0)
            {
                walk[at] = walks;
                at = FirstOf(graph.ProvidersOf(at), isLeft);
            }
            if (at >= 0 && walk[at] == walks)
            {
                cycles.Add(Around(graph, at, isLeft));
            }
        }
        return cycles;
    }

    /// <summary>What remains when networks without providers are taken away again and again; ascending.</summary>
    private static int[] Peel(AsGraph graph)
    {
        int[] providers = new int[graph.Count];
        int[] free = new int[graph.Count];
        int count = 0;
        for (int i = 0; i < providers.Length; i++)
        {
            providers[i] = graph.ProvidersOf(i).Length;
            if (providers[i] == 0)
            {
                free[count++] = i;
            }
        }
        for (int next = 0; next < count; next++)
        {
            foreach (int customer in graph.CustomersOf(free[next]))
            {
                if (--providers[customer] == 0)
                {
                    free[count++] = customer;
                }
            }
        }
        return count == graph.Count ? [] : [.. Enumerable.Range(0, graph.Count).Where(i => providers[i] > 0)];
    }

    private static int[] Around(AsGraph graph, int start, bool[] isLeft)
    {
        List<int> upwards = [start];
        for (
            int at = FirstOf(graph.ProvidersOf(start), isLeft);
            at != start;
            at = FirstOf(graph.ProvidersOf(at), isLeft)
        )
        {
            upwards.Add(at);
        }
        upwards.Reverse();
        return [.. upwards];
    }

    private static int FirstOf(ReadOnlySpan<int> providers, bool[] isLeft)
    {
        foreach (int provider in providers)
        {
            if (isLeft[provider])
            {
                return provider;
            }
        }
        return -1;
    }
}
