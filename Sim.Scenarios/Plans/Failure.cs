using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Answers;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>One part of the platform that has failed, or one health check that says so.</summary>
/// <param name="Name">In words.</param>
/// <param name="Address">The address that nobody answers at; null: all answer.</param>
/// <param name="Pool">The pool behind a front end that is gone; null: none.</param>
/// <param name="HealthCheck">The check that fails alone; null: those that probe the address do.</param>
internal sealed record Failure(string Name, int? Address, int? Pool, string? HealthCheck)
{
    /// <summary>Every site, front end, pool behind one, and health check, in this order.</summary>
    public static IEnumerable<Failure> Single(PlatformSpec platform, QuestionedZone before, QuestionedZone after)
    {
        for (int address = 0; address < platform.AddressCount; address++)
        {
            string name =
                address < platform.Sites.Count
                    ? $"site {platform.Sites[address].Id}"
                    : $"front end {platform.FrontEnds[address - platform.Sites.Count].Id}";
            yield return new Failure(name, address, null, null);
        }
        foreach (Endpoint endpoint in platform.Endpoints.Where(endpoint => endpoint.Site is null))
        {
            yield return new Failure($"pool {endpoint.Id}", null, endpoint.Pool, null);
        }
        IEnumerable<string> checks = before.HealthCheckIds.Concat(after.HealthCheckIds);
        foreach (string id in checks.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return new Failure($"health check {id}", null, null, id);
        }
    }

    /// <summary>The statuses of a zone's health checks that follow, by id.</summary>
    public IReadOnlyDictionary<string, bool> StatusesIn(QuestionedZone zone, PlatformSpec platform)
    {
        var statuses = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (HealthCheck is { } alone && zone.HealthCheckIds.Contains(alone))
        {
            statuses.Add(alone, value: false);
        }
        if (Address is not { } address)
        {
            return statuses;
        }
        IReadOnlyList<HealthCheck> checks = zone.Zone.HealthChecks;
        IReadOnlyList<int> probed = ProbedAddresses.Of(checks, zone.Compiled, platform);
        for (int i = 0; i < checks.Count; i++)
        {
            if (probed[i] == address)
            {
                HealthStatus status = ReportedHealth.Status(checks[i], HealthStatus.Unhealthy);
                statuses[checks[i].Id] = status == HealthStatus.Healthy;
            }
        }
        return statuses;
    }
}
