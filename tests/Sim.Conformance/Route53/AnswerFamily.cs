using System.Net;
using System.Text.Json;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Conformance.Route53;

/// <summary>
/// Which records Route 53 answers: the record sets go through the importer, the distribution comes from the evaluator.
/// </summary>
internal static class AnswerFamily
{
    private const double Tolerance = 1e-9;

    public static void Check(JsonElement element)
    {
        AnswerCase given = CaseJson.Read<AnswerCase>(element);
        CompiledZone zone = CompiledZone.Compile(ReadZone(given));
        bool[] healthy = [.. zone.HealthCheckIds.Select(id => given.Health.GetValueOrDefault(id, 1) == 1)];
        DnsAnswer answer = zone.Answer(
            given.Query.Name,
            Enum.Parse<RecordType>(given.Query.Type),
            ReadClient(given.Client),
            healthy
        );
        switch (given.Expect)
        {
            case { Noanswer: true }:
                Assert.That(answer.Code, Is.EqualTo(DnsResponseCode.NoData));
                break;
            case { Dist: { } distribution }:
                CheckDistribution(answer, distribution);
                break;
            case { Set: { } set }:
                Assert.That(answer.Shares, Is.Not.Empty);
                Assert.That(answer.Shares.Select(s => s.Values), Has.All.EquivalentTo(set));
                break;
            case { AnyOf: { } any, Count: { } count }:
                Assert.That(answer.Shares, Is.Not.Empty);
                Assert.That(answer.Shares.Select(s => s.Values.Distinct().Count()), Has.All.EqualTo(count));
                Assert.That(answer.Shares.SelectMany(s => s.Values).Distinct(), Is.SubsetOf(any));
                break;
            default:
                Assert.Fail("the case expects nothing that is known");
                break;
        }
    }

    private static void CheckDistribution(DnsAnswer answer, Dictionary<string, double> expected)
    {
        var actual = answer
            .Shares.GroupBy(share => string.Join(" ", share.Values))
            .ToDictionary(group => group.Key, group => group.Sum(share => share.Probability));
        Assert.That(actual.Keys, Is.EquivalentTo(expected.Where(e => e.Value > 0).Select(e => e.Key)));
        foreach ((string value, double probability) in actual)
        {
            Assert.That(probability, Is.EqualTo(expected[value]).Within(Tolerance), value);
        }
    }

    private static Zone ReadZone(AnswerCase given)
    {
        var diagnostics = new DiagnosticList();
        var source = new SourceText("case.json", $"{{\"ResourceRecordSets\":{given.Rrsets.GetRawText()}}}");
        LocatedNode root = SourceReader.Read(source, diagnostics)!;
        var records = Route53Import.ReadRecordSets(root, diagnostics);
        Assert.That(diagnostics, Is.Empty);
        return new Zone
        {
            RecordSets = [.. records!.Select(r => r.Value)],
            CidrCollections = [.. (given.CidrCollections ?? []).Select(c => ReadCollection(c.Key, c.Value))],
        };
    }

    private static CidrCollection ReadCollection(string id, Dictionary<string, string[]> locations) =>
        new(id, [.. locations.Select(l => new CidrLocation(l.Key, [.. l.Value.Select(IPNetwork.Parse)]))]);

    private static DnsClient ReadClient(AnswerClient client) =>
        new()
        {
            Continent = client.Continent,
            Country = client.Country,
            Subdivision = client.Subdivision,
            Subnet = client.Subnet is null ? null : IPNetwork.Parse(client.Subnet),
            LatencyMs = client.LatencyMs,
            DistanceKm = client.DistanceKm,
        };
}
