using Sim.Core.Models.Health;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>Whether health checks probe and follow what the scenario has.</summary>
internal static class HealthInputChecks
{
    public static void Run(ScenarioDocument document, LocatedZone located, DiagnosticList found)
    {
        CompiledZone compiled = CompiledZone.Compile(located.Zone);
        IReadOnlyList<Alarm> alarms = document.Scenario!.Dns.Alarms;
        for (int i = 0; i < located.Zone.HealthChecks.Count; i++)
        {
            HealthCheck check = located.Zone.HealthChecks[i];
            if (
                ProbeTargets.NameOf(check) is { } name
                && !check.Disabled
                && !compiled.TryFind(name, RecordType.A, out _)
            )
            {
                found.Warning(
                    located.HealthCheckPlaces[i],
                    "unresolved-check",
                    $"the zone has no record of type A for {name}: health check {check.Id} always fails"
                );
            }
            if (check is CloudWatchHealthCheck watched && alarms.All(alarm => alarm.Name != watched.AlarmName))
            {
                found.Warning(
                    located.HealthCheckPlaces[i],
                    "unknown-alarm",
                    $"dns.alarms has no '{watched.AlarmName}': health check {check.Id} is always in order",
                    suggestion: NearestWord.To(watched.AlarmName, [.. alarms.Select(alarm => alarm.Name)])
                );
            }
        }
        string[] followed =
        [
            .. located.Zone.HealthChecks.OfType<CloudWatchHealthCheck>().Select(check => check.AlarmName),
        ];
        foreach ((int i, Alarm alarm) in alarms.Index().Where(entry => !followed.Contains(entry.Item.Name)))
        {
            found.Warning(
                document.LocationOf($"dns.alarms[{i}].name"),
                "unused-alarm",
                $"no health check follows the alarm '{alarm.Name}'",
                suggestion: NearestWord.To(alarm.Name, followed)
            );
        }
    }
}
