using System.Runtime.InteropServices;

namespace Sim.Benchmarks.Quick;

/// <summary>CPU time of the calling thread: unlike wall time it does not count what other processes take.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux
    private const int WarmUps = 6;
    private const int Rounds = 7;

    /// <summary>
    /// The least time per operation of several rounds, after the runtime has compiled the code for good.
    /// </summary>
    /// <param name="operations">Operations that one call of <paramref name="run"/> does.</param>
    /// <param name="warmUps">Calls that are not measured.</param>
    /// <param name="rounds">Calls that are.</param>
    public static double NanosecondsPerOperation(
        long operations,
        Action run,
        int warmUps = WarmUps,
        int rounds = Rounds
    )
    {
        for (int i = 0; i < warmUps; i++)
        {
            run();
            Thread.Sleep(100); // the runtime compiles in the background, in two tiers
        }
        double best = double.PositiveInfinity;
        for (int i = 0; i < rounds; i++)
        {
            long begin = Nanoseconds();
            run();
            best = Math.Min(best, (Nanoseconds() - begin) / (double)operations);
        }
        return best;
    }

    private static long Nanoseconds()
    {
        return ReadClock(ThreadCpuTime, out TimeSpec time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : throw new PlatformNotSupportedException("The thread's CPU time cannot be read.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
