using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Scenarios.Answers;

/// <summary>The status of every health check of a zone, when that of some is given.</summary>
/// <remarks>
/// A status that is given stands, whatever the definition. Of the others a calculated check follows from its children;
/// every other check is taken to observe a healthy endpoint, metric or routing control, so that it is healthy unless it
/// is inverted. Without a definition a check is healthy.
/// </remarks>
public static class HealthStatuses
{
    /// <param name="given">Status by id as Route 53 looks it up: after inversion; true is healthy.</param>
    /// <returns>By position in <see cref="CompiledZone.HealthCheckIds"/>.</returns>
    public static bool[] ByPosition(QuestionedZone zone, IReadOnlyDictionary<string, bool> given)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(given);
        Dictionary<string, HealthCheck> definitions = new(StringComparer.Ordinal);
        foreach (HealthCheck check in zone.Zone.HealthChecks)
        {
            definitions.TryAdd(check.Id, check);
        }
        return [.. zone.Compiled.HealthCheckIds.Select(id => Status(id, given, definitions))];
    }

    /// <summary>The ids whose status is neither given nor follows from others, in ordinal order.</summary>
    public static IReadOnlyList<string> Assumed(QuestionedZone zone, IReadOnlyDictionary<string, bool> given)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(given);
        return
        [
            .. zone.HealthCheckIds.Where(id =>
                !given.ContainsKey(id)
                && zone.Zone.HealthChecks.FirstOrDefault(check => check.Id == id) is not CalculatedHealthCheck
            ),
        ];
    }

    private static bool Status(
        string id,
        IReadOnlyDictionary<string, bool> given,
        Dictionary<string, HealthCheck> definitions
    )
    {
        if (given.TryGetValue(id, out bool isHealthy))
        {
            return isHealthy;
        }
        return definitions.GetValueOrDefault(id) switch
        {
            null => true,
            CalculatedHealthCheck calculated => CalculatedHealth.Status(
                calculated,
                calculated.Children.Count(child => IsHealthyChild(child, given, definitions))
            ) == HealthStatus.Healthy,
            { } check => ReportedHealth.Status(check, HealthStatus.Healthy) == HealthStatus.Healthy,
        };
    }

    // Route 53 refuses a calculated child, so it never counts; that also ends the recursion.
    private static bool IsHealthyChild(
        string id,
        IReadOnlyDictionary<string, bool> given,
        Dictionary<string, HealthCheck> definitions
    ) => definitions.GetValueOrDefault(id) is not CalculatedHealthCheck && Status(id, given, definitions);
}
