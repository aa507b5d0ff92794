using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>Each alarm watches an endpoint that there is, over whole minutes.</summary>
internal static class AlarmChecks
{
    public static void Run(CheckContext context)
    {
        IReadOnlyList<Alarm> alarms = context.Scenario.Dns.Alarms;
        context.CheckUnique("alarm", alarms.Select(alarm => alarm.Name), i => $"dns.alarms[{i}].name");
        string[]? endpoints =
            context.SiteIds is { } sites && context.IsSoundThroughout("frontEnds")
                ? [.. sites, .. context.Scenario.FrontEnds.SelectMany(frontEnd => frontEnd.Backends)]
                : null;
        foreach ((int i, Alarm alarm) in alarms.Index())
        {
            if (endpoints is not null)
            {
                context.CheckKnown($"dns.alarms[{i}].endpoint", "endpoint", alarm.Endpoint, endpoints);
            }
            if (alarm.Period.Nanoseconds % SimDuration.FromMinutes(1).Nanoseconds != 0)
            {
                context.Error(
                    $"dns.alarms[{i}].period",
                    "high-resolution",
                    $"Route 53 follows no metric of high resolution, and {alarm.Period} are no whole minutes",
                    "a multiple of 1m"
                );
            }
        }
    }
}
