namespace Sim.Core.Scaling.NodeGroups;

/// <summary>Shares new nodes among similar groups.</summary>
internal static class NodeSharing
{
    /// <param name="groups">At least one; earlier ones are preferred where it makes no other difference.</param>
    /// <param name="nodes">What exceeds the maxima of all groups together is dropped.</param>
    /// <returns>Nodes to add, by index of the groups.</returns>
    public static int[] Share(IReadOnlyList<NodeGroup> groups, int nodes, ClusterView view, LocationPolicy policy) =>
        policy == LocationPolicy.Balanced ? Evenly(groups, nodes, view) : WhereFree(groups, nodes, view);

    /// <summary>Each node goes to the group that is then the smallest.</summary>
    private static int[] Evenly(IReadOnlyList<NodeGroup> groups, int nodes, ClusterView view)
    {
        int[] added = new int[groups.Count];
        for (int left = nodes; left > 0; left--)
        {
            int smallest = -1;
            for (int i = 0; i < added.Length; i++)
            {
                int size = view.SizeOf(groups[i]) + added[i];
                bool smaller = smallest < 0 || size < view.SizeOf(groups[smallest]) + added[smallest];
                smallest = size < groups[i].Max && smaller ? i : smallest;
            }
            if (smallest < 0)
            {
                break;
            }
            added[smallest]++;
        }
        return added;
    }

    /// <summary>
    /// Zones with the most free machines first, as far as they have some; the rest is asked for anyway.
    /// </summary>
    private static int[] WhereFree(IReadOnlyList<NodeGroup> groups, int nodes, ClusterView view)
    {
        int[] added = new int[groups.Count];
        int[] order = [.. Enumerable.Range(0, groups.Count).OrderByDescending(Free)];
        int left = nodes;
        foreach (bool onlyFree in new[] { true, false })
        {
            foreach (int i in order)
            {
                int room = groups[i].Max - view.SizeOf(groups[i]) - added[i];
                int share = Math.Clamp(onlyFree ? Math.Min(room, Free(i)) : room, 0, left);
                added[i] += share;
                left -= share;
            }
        }
        return added;

        int Free(int i) => view.Observation.FreeMachines.GetValueOrDefault(groups[i].Id, int.MaxValue);
    }
}
