using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.World;

/// <summary>Which address of a platform every health check probes.</summary>
internal static class ProbedAddresses
{
    /// <returns>By check: an index of <see cref="PlatformSpec.AddressText"/>; -1: it probes none that exists.</returns>
    public static IReadOnlyList<int> Of(IEnumerable<HealthCheck> checks, CompiledZone zone, PlatformSpec platform)
    {
        var addresses = new AddressBook(platform);
        return
        [
            .. checks.Select(check =>
                check is EndpointHealthCheck probing && TextOf(probing, zone) is { } text
                    ? addresses.Find(text)
                    : AddressBook.Nobody
            ),
        ];
    }

    /// <summary>The check's own address, or what the zone answers for its name without knowing the client.</summary>
    private static string? TextOf(EndpointHealthCheck check, CompiledZone zone)
    {
        if (check.IpAddress is { } own)
        {
            return own;
        }
        if (
            check.FullyQualifiedDomainName is not { } name
            || !zone.TryFind(name, RecordType.A, out RecordGroupId group)
        )
        {
            return null;
        }
        bool[] healthy = [.. zone.HealthCheckIds.Select(_ => true)];
        DnsAnswer answer = zone.Answer(group, default, healthy);
        return answer.Shares.Count > 0 && answer.Shares[0].Values.Count > 0 ? answer.Shares[0].Values[0] : null;
    }
}
