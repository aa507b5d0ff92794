using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Cli53;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Cli53;

/// <summary>What was exported is imported as the same, for random zones of all shapes.</summary>
public sealed class Cli53ExportTests
{
    [Test]
    public void A_zone_is_written_as_cli53_writes_it()
    {
        const string Text =
            "$ORIGIN example.com.\n"
            + "@\t900\tIN\tSOA\tns1.example.net. admin.example.net. 1 7200 900 1209600 86400\n"
            + "www\t300\tIN\tA\t192.0.2.1 ; AWS routing=\"WEIGHTED\" weight=10 healthCheckId=\"h\" identifier=\"a "
            + "\\\"b\\\" \\\\\"\n"
            + "www\t86400\tAWS\tALIAS\tA @ $self false ; AWS routing=\"WEIGHTED\" weight=0 identifier=\"c\"\n"
            + "*\t60\tIN\tTXT\t\"a\" \"b \\\" c\"\n";
        Assert.That(Cli53Export.Zone(Cli53Text.Origin, Cli53Text.Clean(Text)), Is.EqualTo(Text));
    }

    [Law]
    public void A_zone_comes_back_as_it_was_exported(int seed)
    {
        RecordSet[] records = RandomRecords(seed);
        string text = Cli53Export.Zone(Cli53Text.Origin, records);
        ImportedRecords? again = Cli53Text.Read(text, out DiagnosticList diagnostics);
        Assert.That(diagnostics.Lines(), Is.Empty, text);
        Assert.That(again!.RecordSets.Select(one => one.Value), Is.EqualTo(records), text);
    }

    [Test]
    public void Routing_that_the_dialect_cannot_say_is_not_written()
    {
        var record = new RecordSet
        {
            Name = Cli53Text.Origin,
            Type = RecordType.A,
            SetIdentifier = "a",
            Policy = new IpBasedRouting("c", "*"),
            Ttl = SimDuration.FromSeconds(60),
            Values = ["192.0.2.1"],
        };
        Assert.That(() => Cli53Export.Zone(Cli53Text.Origin, [record]), Throws.TypeOf<NotSupportedException>());
    }

    /// <summary>A document of all shapes, for those who want to spoil it.</summary>
    internal static string Sample(int seed) => Cli53Export.Zone(Cli53Text.Origin, RandomRecords(seed));

    private static RecordSet[] RandomRecords(int seed)
    {
        var random = new RandomStream((ulong)seed);
        int count = 1 + random.NextInt32(6);
        return [.. Enumerable.Range(0, count).Select(index => RandomRecord(index, random))];
    }

    private static RecordSet RandomRecord(int index, RandomStream random)
    {
        RoutingPolicy policy = OneOf<RoutingPolicy>(
            random,
            new SimpleRouting(),
            new WeightedRouting(random.NextInt32(256)),
            new LatencyRouting("eu-west-1"),
            new FailoverRouting((FailoverRole)random.NextInt32(2)),
            new GeolocationRouting("EU", null),
            new GeolocationRouting(null, "US", OneOf(random, "CA", null)),
            new GeolocationRouting(null, "*"),
            new MultivalueRouting()
        );
        bool isAlias = random.NextInt32(3) == 0;
        bool isSimple = policy is SimpleRouting;
        RecordType type = OneOf(random, Enum.GetValues<RecordType>());
        string[] values = [.. Enumerable.Range(0, 1 + random.NextInt32(3)).Select(_ => RandomValue(type, random))];
        return new RecordSet
        {
            // The index keeps names apart: equal ones with one identifier would be one record set.
            Name = DnsName.Parse(
                OneOf(random, "*", "a", @"x\057y", "_x.b") + $".n{index}." + OneOf(random, "example.com", "example.net")
            ),
            Type = type,
            SetIdentifier = isSimple ? null : OneOf(random, "a", "é \"b\"", "c\\d ; AWS x"),
            Policy = policy,
            Ttl = isAlias ? null : SimDuration.FromSeconds(random.NextInt32(90_000)),
            Values = isAlias ? [] : [.. values.Distinct(StringComparer.Ordinal)],
            Alias = isAlias ? RandomAlias(random) : null,
            HealthCheckId = isSimple ? null : OneOf(random, "h-1", null),
        };
    }

    private static AliasTarget RandomAlias(RandomStream random) =>
        random.NextInt32(2) == 0
            ? new AliasTarget(
                DnsName.Parse(OneOf(random, "example.com", "www.example.com", "*.example.com")),
                "$self",
                true
            )
            : new AliasTarget(DnsName.Parse("my.eu-west-1.elb.amazonaws.com"), "Z32O12XQLNTSW2", false);

    private static string RandomValue(RecordType type, RandomStream random) =>
        type switch
        {
            RecordType.A => $"192.0.2.{random.NextInt32(256)}",
            RecordType.AAAA => $"2001:db8::{random.NextInt32(9) + 1}",
            RecordType.CAA => "0 issue \"ca.example.net; x=1\"",
            RecordType.DS => $"{random.NextInt32(65_536)} 5 1 2BB183AF",
            RecordType.HTTPS or RecordType.SVCB => OneOf(random, "1 . alpn=h2,h3 port=8443", "0 a.example.net."),
            RecordType.MX => $"{random.NextInt32(65_536)} a.example.net.",
            RecordType.NAPTR => "100 50 \"s\" \"http\" \"\" _http._tcp.example.com.",
            RecordType.SOA =>
                $"ns.example.net. admin.example.net. {random.NextInt32(int.MaxValue)} 7200 900 1209600 86400",
            RecordType.SRV => $"1 2 {random.NextInt32(65_536)} sip.example.net.",
            RecordType.SSHFP => "4 2 ABCD",
            RecordType.TLSA => "3 1 1 ef01",
            RecordType.TXT or RecordType.SPF => OneOf(
                random,
                "\"v=spf1 -all\"",
                "\"tab \\011\" \"<;( \\\" \\\\\"",
                "\"\""
            ),
            _ => OneOf(random, "a.example.net.", "B.example.net."),
        };

    private static T OneOf<T>(RandomStream random, params T[] items) => items[random.NextInt32(items.Length)];
}
