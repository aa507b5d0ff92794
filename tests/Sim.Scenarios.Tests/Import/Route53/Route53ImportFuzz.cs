using System.Text;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

/// <summary>
/// Spoiled documents: never an exception, never a silent null, and what is read can be compiled and answered.
/// </summary>
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
        var random = new RandomStream((ulong)seed);
        var records = Read.From(
            Spoil(Route53ExportTests.Sample(seed), random),
            Route53Import.ReadRecordSets,
            out DiagnosticList diagnostics
        );
        Assert.That(records is null, Is.EqualTo(diagnostics.HasErrors), string.Join("\n", diagnostics.Lines()));
        if (records is null)
        {
            return;
        }
        CompiledZone zone = CompiledZone.Compile(new Zone { RecordSets = [.. records.Select(r => r.Value)] });
        foreach (Located<RecordSet> record in records)
        {
            zone.Answer(record.Value.Name.ToString(), record.Value.Type, default, new bool[zone.HealthCheckIds.Count]);
        }
    }

    [Law(MaxTest = 300)]
    public void A_spoiled_list_of_health_checks_is_read_or_refused_with_a_reason(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var checks = Read.From(
            Spoil(Route53ExportTests.SampleChecks(seed), random),
            Route53Import.ReadHealthChecks,
            out DiagnosticList diagnostics
        );
        Assert.That(checks is null, Is.EqualTo(diagnostics.HasErrors), string.Join("\n", diagnostics.Lines()));
    }

    [Law(MaxTest = 300)]
    public void A_spoiled_change_batch_is_read_or_refused_with_a_reason(int seed)
    {
        var random = new RandomStream((ulong)seed);
        string text = Route53ExportTests
            .Sample(seed)
            .Replace("\"ResourceRecordSets\": [", "\"Changes\": [", StringComparison.Ordinal);
        var batch = Read.From(Spoil(text, random), Route53Import.ReadChangeBatch, out DiagnosticList diagnostics);
        Assert.That(batch is null, Is.EqualTo(diagnostics.HasErrors), string.Join("\n", diagnostics.Lines()));
    }

    /// <summary>Cuts, doubles, swaps and inserts a few times, mostly at the borders of tokens.</summary>
    private static string Spoil(string text, RandomStream random)
    {
        var spoiled = new StringBuilder(text);
        for (int times = random.NextInt32(4); times >= 0 && spoiled.Length > 2; times--)
        {
            int at = random.NextInt32(spoiled.Length - 1);
            int length = Math.Min(spoiled.Length - at, 1 + random.NextInt32(40));
            switch (random.NextInt32(4))
            {
                case 0:
                    spoiled.Remove(at, length);
                    break;
                case 1:
                    spoiled.Insert(at, spoiled.ToString(at, length));
                    break;
                case 2:
                    ReplaceValue(spoiled, at, s_pieces[random.NextInt32(s_pieces.Length)]);
                    break;
                default:
                    spoiled.Insert(at, s_pieces[random.NextInt32(s_pieces.Length)]);
                    break;
            }
        }
        return spoiled.ToString();
    }

    /// <summary>Puts a piece in the place of the next value of a key, so that the document often stays JSON.</summary>
    private static void ReplaceValue(StringBuilder text, int from, string piece)
    {
        string all = text.ToString();
        int start = all.IndexOf(": ", from, StringComparison.Ordinal);
        int end = start < 0 ? -1 : all.IndexOfAny([',', '\n'], start);
        if (end > 0)
        {
            text.Remove(start + 2, end - start - 2).Insert(start + 2, piece);
        }
    }
}
