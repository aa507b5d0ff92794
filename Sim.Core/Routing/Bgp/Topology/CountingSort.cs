namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>Sorts by a small whole number; equal ones stay in their order.</summary>
internal static class CountingSort
{
    /// <summary>The items in ascending order of their keys.</summary>
    /// <param name="keyOf">0 to <paramref name="keys"/> - 1.</param>
    public static int[] Stable(int[] items, Func<int, int> keyOf, int keys)
    {
        int[] next = new int[keys + 1];
        foreach (int item in items)
        {
            next[keyOf(item) + 1]++;
        }
        for (int key = 0; key < keys; key++)
        {
            next[key + 1] += next[key];
        }
        int[] sorted = new int[items.Length];
        foreach (int item in items)
        {
            sorted[next[keyOf(item)]++] = item;
        }
        return sorted;
    }
}
