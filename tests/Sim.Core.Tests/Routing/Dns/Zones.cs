using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

/// <summary>Short spellings of record sets, all of type A and TTL 60 s.</summary>
internal static class Zones
{
    public static readonly SimDuration Ttl = SimDuration.FromSeconds(60);

    public static RecordSet Leaf(
        string name,
        string value,
        RoutingPolicy? policy = null,
        string? id = null,
        string? check = null
    ) =>
        new()
        {
            Name = DnsName.Parse(name),
            Type = RecordType.A,
            SetIdentifier = id,
            Policy = policy ?? new SimpleRouting(),
            Ttl = Ttl,
            Values = [value],
            HealthCheckId = check,
        };

    public static RecordSet Alias(
        string name,
        string target,
        RoutingPolicy? policy = null,
        string? id = null,
        string? check = null,
        bool evaluate = true
    ) =>
        new()
        {
            Name = DnsName.Parse(name),
            Type = RecordType.A,
            SetIdentifier = id,
            Policy = policy ?? new SimpleRouting(),
            Alias = new AliasTarget(DnsName.Parse(target), "Z1", evaluate),
            HealthCheckId = check,
        };

    public static CompiledZone Compile(params ReadOnlySpan<RecordSet> records) =>
        CompiledZone.Compile(new Zone { RecordSets = ValueList.Create(records) });

    /// <summary>www.example.com is 192.0.2.1 while check dc-par is healthy, and 198.51.100.10 otherwise.</summary>
    public static CompiledZone Failover(double primaryTtl, double secondaryTtl = 60)
    {
        RecordSet primary = Leaf(
            "www.example.com",
            "192.0.2.1",
            new FailoverRouting(FailoverRole.Primary),
            "par",
            "dc-par"
        );
        RecordSet secondary = Leaf(
            "www.example.com",
            "198.51.100.10",
            new FailoverRouting(FailoverRole.Secondary),
            "gcp"
        );
        return Compile(
            primary with
            {
                Ttl = SimDuration.FromSeconds(primaryTtl),
            },
            secondary with
            {
                Ttl = SimDuration.FromSeconds(secondaryTtl),
            }
        );
    }

    /// <summary>
    /// The shape of the hybrid platform: a country goes to its data center and fails over to the anycast address.
    /// <code>
    /// www  geolocation -+- FR  -> fr (alias) -+- primary   192.0.2.1     check dc-par
    ///                   |                     +- secondary 198.51.100.10
    ///                   +- ES  -> es (alias) -+- primary   192.0.2.2     check dc-mad
    ///                   |                     +- secondary 198.51.100.10
    ///                   +- *   198.51.100.10
    /// </code>
    /// </summary>
    public static CompiledZone Hybrid() =>
        Compile(
            Alias("www.example.com", "fr.example.com", new GeolocationRouting(null, "FR"), "fr"),
            Alias("www.example.com", "es.example.com", new GeolocationRouting(null, "ES"), "es"),
            Leaf("www.example.com", "198.51.100.10", new GeolocationRouting(null, "*"), "default"),
            Leaf("fr.example.com", "192.0.2.1", new FailoverRouting(FailoverRole.Primary), "par", "dc-par"),
            Leaf("fr.example.com", "198.51.100.10", new FailoverRouting(FailoverRole.Secondary), "gcp"),
            Leaf("es.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Primary), "mad", "dc-mad"),
            Leaf("es.example.com", "198.51.100.10", new FailoverRouting(FailoverRole.Secondary), "gcp")
        );

    public static DnsAnswer Ask(this CompiledZone zone, in DnsClient client, params string[] down) =>
        zone.Answer("www.example.com", RecordType.A, client, zone.Health(down));

    public static bool[] Health(this CompiledZone zone, params string[] down) =>
        [.. zone.HealthCheckIds.Select(id => !down.Contains(id))];

    /// <summary>The distribution in short: "192.0.2.1 0.25, 192.0.2.2 0.75".</summary>
    public static string Text(this DnsAnswer answer) =>
        string.Join(
            ", ",
            answer.Shares.Select(s =>
                FormattableString.Invariant($"{string.Join("+", s.Values)} {s.Probability:0.######}")
            )
        );
}
