using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// The incident that pictures look at closely: a failover takes minutes, and minutes are thin lines in the picture of a
/// day.
/// </summary>
internal static class IncidentFocus
{
    private const double BeforeHours = 0.25;
    private const double AfterHours = 0.35;
    private const double LeastHours = 1;

    /// <summary>The one that cost most requests, or the first; null when there is none.</summary>
    public static Incident? Worst(RunResult result) => result.Incidents.MaxBy(incident => incident.FailedRequests);

    /// <summary>
    /// From shortly before the worst incident until shortly after its last effect; null when the whole run shows it as
    /// well.
    /// </summary>
    public static TimeAxis? Axis(RunResult result)
    {
        if (Worst(result) is not { } worst)
        {
            return null;
        }
        double runHours = result.Identity.Duration.TotalHours;
        double begin = worst.AtSeconds / 3600;
        double length = (worst.LengthSeconds ?? 0) / 3600;
        double effects = Math.Max(worst.MovedP99Seconds ?? 0, worst.CapacitySeconds ?? 0) / 3600;
        double end = begin + Math.Max(length + (worst.ReturnedSeconds ?? 0) / 3600, effects);
        double to = Math.Min(runHours, Math.Max(end + AfterHours, begin - BeforeHours + LeastHours));
        double from = Math.Max(0, Math.Min(begin - BeforeHours, to - LeastHours));
        return to - from <= runHours / 2 ? new TimeAxis(result.Identity, from, to) : null;
    }
}
