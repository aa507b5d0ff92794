using System.Runtime.CompilerServices;

namespace Sim.Core.Traffic.Requests;

/// <summary>Equal servers with one queue, first come first served, told by when each will be free.</summary>
/// <remarks>
/// A request's work is known when it comes, so its begin is known too: the moment when the first server is free
/// (Kiefer and Wolfowitz 1955). No event is needed for it to get there.
/// </remarks>
internal static class Servers
{
    /// <summary>Gives work to the server that is free first.</summary>
    /// <param name="free">When each server is free, nanoseconds.</param>
    /// <returns>When the work begins.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Serve(Span<long> free, long now, long work)
    {
        int first = 0;
        for (int i = 1; i < free.Length; i++)
        {
            first = free[i] < free[first] ? i : first;
        }
        long begin = Math.Max(now, free[first]);
        free[first] = begin + work;
        return begin;
    }

    /// <summary>Work that is still to be done, nanoseconds of one server.</summary>
    public static double Backlog(ReadOnlySpan<long> free, long now)
    {
        double left = 0;
        foreach (long at in free)
        {
            left += Math.Max(0, at - now);
        }
        return left;
    }
}
