using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

/// <summary>Spoiled documents of the Route 53 API.</summary>
public sealed class Route53ImportFuzz
{
    private static readonly string[] s_pieces =
    [
        "null",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e999",
        "true",
        "\"A\"",
        "\"\\u0000\"",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        "\"Weight\": 5,",
        "\"AliasTarget\": {\"DNSName\": \"www.example.com.\"},",
        "\"ResourceRecordSets\": [],",
        "\"Name\": \"\\\\052.\",",
        "\"Name\": \"" + "a.a.a.a.a.a.a.",
        "99999999999999999999",
        "\u00e9",
        "\"GeoLocation\": {},",
    ];

    [Law(MaxTest = 300)]
    public void A_spoiled_listing_is_read_or_refused_with_a_reason(int seed)
    {
        var records = ReadSpoiled(Route53ExportTests.Sample(seed), seed, Route53Import.ReadRecordSets);
        Spoiled.Answer(new Zone { RecordSets = [.. (records ?? []).Select(one => one.Value)] });
    }

    [Law(MaxTest = 300)]
    public void A_spoiled_list_of_health_checks_is_read_or_refused_with_a_reason(int seed) =>
        ReadSpoiled(Route53ExportTests.SampleChecks(seed), seed, Route53Import.ReadHealthChecks);

    [Law(MaxTest = 300)]
    public void A_spoiled_change_batch_is_read_or_refused_with_a_reason(int seed) =>
        ReadSpoiled(Route53ExportTests.SampleBatch(seed), seed, Route53Import.ReadChangeBatch);

    [Law(MaxTest = 300)]
    public void A_spoiled_list_of_blocks_is_read_or_refused_with_a_reason(int seed)
    {
        var locations = ReadSpoiled(CidrExportTests.Sample(seed), seed, Route53Import.ReadCidrBlocks);
        Assert.That(
            (locations ?? []).Select(one => one.Value.Name).Distinct().Count(),
            Is.EqualTo((locations ?? []).Count)
        );
    }

    private static T? ReadSpoiled<T>(string text, int seed, Func<LocatedNode, DiagnosticList, T?> read)
        where T : class
    {
        string spoiled = SpoiledText.Of(text, new RandomStream((ulong)seed), s_pieces);
        return Spoiled.Read(
            (out DiagnosticList found) => Read.From(spoiled, read, out found),
            (out DiagnosticList found) => Read.From(text, read, out found)
        );
    }
}
