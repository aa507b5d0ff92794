using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>Holds a proposal against those of the recent past, and notes it as it was.</summary>
internal static class Stabilization
{
    /// <summary>Without <c>behavior</c>: the highest proposal of the window, whose old end belongs to it.</summary>
    public static int Highest(List<HpaRecommendation> log, int proposal, SimTime now, SimDuration window)
    {
        int highest = proposal;
        int free = -1;
        for (int i = 0; i < log.Count; i++)
        {
            if (now - log[i].At > window)
            {
                free = i;
            }
            else
            {
                highest = Math.Max(highest, log[i].Replicas);
            }
        }
        Note(log, free, proposal, now);
        return highest;
    }

    /// <summary>
    /// With <c>behavior</c>: as near to the current count as the lowest proposal of the upward and the highest of the
    /// downward window allow. The old ends do not belong to the windows, but a slot is free only beyond both of them.
    /// </summary>
    public static int Nearest(
        List<HpaRecommendation> log,
        int proposal,
        int current,
        SimTime now,
        SimDuration upWindow,
        SimDuration downWindow
    )
    {
        int lowest = proposal;
        int highest = proposal;
        int free = -1;
        for (int i = 0; i < log.Count; i++)
        {
            SimDuration age = now - log[i].At;
            lowest = age < upWindow ? Math.Min(lowest, log[i].Replicas) : lowest;
            highest = age < downWindow ? Math.Max(highest, log[i].Replicas) : highest;
            free = age > upWindow && age > downWindow ? i : free;
        }
        Note(log, free, proposal, now);
        return Math.Clamp(current, lowest, highest);
    }

    private static void Note(List<HpaRecommendation> log, int free, int proposal, SimTime now)
    {
        HpaRecommendation entry = new(proposal, now);
        if (free >= 0)
        {
            log[free] = entry;
        }
        else
        {
            log.Add(entry);
        }
    }
}
