namespace Sim.Core.Kernel.Processes;

/// <summary>Objects of one kind that have been used and wait for their next use, on this thread.</summary>
/// <remarks>
/// They hold nothing of their last use. Simulations of several threads do not meet here; which object is taken makes no
/// difference to a result.
/// </remarks>
internal static class Recycled<T>
    where T : class, IRecyclable<T>, new()
{
    /// <summary>About a megabyte per kind and thread. An assumption.</summary>
    private const int Most = 4_096;

    [ThreadStatic]
    private static T? t_first;

    [ThreadStatic]
    private static int t_count;

    public static T Take()
    {
        T? taken = t_first;
        if (taken is null)
        {
            return new T();
        }
        t_first = taken.NextFree;
        t_count--;
        taken.NextFree = null;
        return taken;
    }

    public static void Return(T used)
    {
        if (t_count < Most)
        {
            used.NextFree = t_first;
            t_first = used;
            t_count++;
        }
    }
}

/// <summary>An object that <see cref="Recycled{T}"/> keeps.</summary>
internal interface IRecyclable<T>
    where T : class
{
    /// <summary>The next one of those that wait for use.</summary>
    T? NextFree { get; set; }
}
