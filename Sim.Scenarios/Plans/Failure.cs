using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;

namespace Sim.Scenarios.Plans;

/// <summary>One part of the platform that has failed, or one health check or alarm that says so.</summary>
/// <param name="Name">In words.</param>
internal sealed record Failure(string Name)
{
    /// <summary>The address that nobody answers at; null: all answer.</summary>
    public int? Address { get; init; }

    /// <summary>The pool behind a front end of which no pod is left; null: none.</summary>
    public int? Pool { get; init; }

    /// <summary>The check that fails alone; null: those that see the failure do.</summary>
    public string? HealthCheck { get; init; }

    /// <summary>
    /// The CloudWatch alarm that is in ALARM, by region and name; null: those that see the failure are.
    /// </summary>
    public (string Region, string Name)? Alarm { get; init; }

    /// <summary>
    /// Every site, front end, pool behind one, health check, and alarm that one follows, in this order.
    /// </summary>
    public static IEnumerable<Failure> Single(PlatformSpec platform, QuestionedZone before, QuestionedZone after)
    {
        for (int address = 0; address < platform.AddressCount; address++)
        {
            string name =
                address < platform.Sites.Count
                    ? $"site {platform.Sites[address].Id}"
                    : $"front end {platform.FrontEnds[address - platform.Sites.Count].Id}";
            yield return new Failure(name) { Address = address };
        }
        // The pool of a site is its alone and fails as the site does.
        foreach (Endpoint endpoint in platform.Endpoints.Where(endpoint => endpoint.Site is null))
        {
            yield return new Failure($"pool {endpoint.Id}") { Pool = endpoint.Pool };
        }
        IEnumerable<string> checks = before.HealthCheckIds.Concat(after.HealthCheckIds);
        foreach (string id in checks.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return new Failure($"health check {id}") { HealthCheck = id };
        }
        foreach ((string region, string name) in AlarmsOf(before).Concat(AlarmsOf(after)).Distinct().Order())
        {
            yield return new Failure($"alarm {name} in {region}") { Alarm = (region, name) };
        }
    }

    private static IEnumerable<(string Region, string Name)> AlarmsOf(QuestionedZone zone) =>
        zone
            .Zone.HealthChecks.OfType<CloudWatchHealthCheck>()
            .Where(check => !check.Disabled)
            .Select(check => (check.AlarmRegion, check.AlarmName));
}
