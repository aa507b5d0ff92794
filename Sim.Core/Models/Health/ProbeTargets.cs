using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Health;

/// <summary>Which address each probe goes to.</summary>
/// <remarks>
/// A check with an address always probes that. One with a name alone asks the name servers anew before every probe,
/// from where the checker is and for IPv4 only, and keeps nothing; it sees a changed zone at once (an assumption).
/// Source: Route 53 Developer Guide, "Values that you specify when you create or update health checks".
/// </remarks>
public sealed class ProbeTargets
{
    /// <summary>An address that nobody on the platform has.</summary>
    internal const int Nobody = AddressBook.Nobody;

    /// <summary>The name has no address.</summary>
    internal const int Unresolved = -2;

    private readonly Publisher _publisher;
    private readonly AddressBook _addresses;
    private readonly string?[] _names;
    private readonly int[] _fixed;
    private readonly DnsClient[] _clients;

    /// <param name="platform">Whose addresses there are.</param>
    /// <param name="publisher">Of the zone as it is answered now.</param>
    /// <param name="checks">The checks, by whose position targets are asked for.</param>
    /// <param name="clients">By vantage: how the name servers see a checker there.</param>
    public ProbeTargets(
        PlatformSpec platform,
        Publisher publisher,
        IReadOnlyList<HealthCheck> checks,
        IReadOnlyList<DnsClient> clients
    )
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(checks);
        _publisher = publisher;
        _clients = [.. clients];
        _addresses = new AddressBook(platform);
        _names = [.. checks.Select(NameOf)];
        _fixed =
        [
            .. checks.Select(check =>
                check is EndpointHealthCheck { IpAddress: { } own } ? _addresses.Find(own) : Nobody
            ),
        ];
    }

    /// <summary>The name that a check resolves; null when it has an address, or probes nothing.</summary>
    public static string? NameOf(HealthCheck check) =>
        check is EndpointHealthCheck { IpAddress: null } probing ? probing.FullyQualifiedDomainName : null;

    /// <returns>An index of <see cref="PlatformSpec.AddressText"/>, or one of the above.</returns>
    internal int AddressOf(int check, int vantage, RandomStream chance)
    {
        if (_names[check] is not { } name)
        {
            return _fixed[check];
        }
        DnsSnapshot dns = _publisher.Dns!;
        if (!dns.Zone.TryFind(name, RecordType.A, out RecordGroupId group))
        {
            return Unresolved;
        }
        Span<int> values = stackalloc int[1];
        DnsSample answer = dns.Zone.Sample(group, in _clients[vantage], dns.Healthy, chance, values);
        return answer.Count == 0 ? Unresolved : _addresses.Find(dns.Zone.Value(values[0]));
    }
}
