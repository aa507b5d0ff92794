using System.Globalization;

namespace Sim.Scenarios.Tests;

/// <summary>
/// Processor time of the calling thread: other than a clock it stands still while the machine does something else, so
/// that a bound on it can fail only for what the code does.
/// </summary>
internal static class ProcessorTime
{
    /// <summary>Runs something, and fails when it took longer.</summary>
    /// <param name="most">Many times what it takes: the bound tells what hangs from what works.</param>
    public static T Within<T>(TimeSpan most, Func<T> run)
    {
        TimeSpan begin = OfThread();
        T result = run();
        Assert.That(OfThread() - begin, Is.LessThan(most), "processor time");
        return result;
    }

    /// <summary>In steps of 10 ms; does not go on where Linux does not tell it.</summary>
    private static TimeSpan OfThread()
    {
        const string Path = "/proc/thread-self/stat";
        if (!File.Exists(Path))
        {
            return TimeSpan.Zero;
        }
        // proc(5): after the name in parentheses, the fields 14 and 15 are user and system time in hundredths.
        string text = File.ReadAllText(Path);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        long hundredths =
            long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(10 * hundredths);
    }
}
