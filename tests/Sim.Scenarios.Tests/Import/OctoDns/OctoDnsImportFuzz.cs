using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.OctoDns;

/// <summary>Spoiled zone files.</summary>
public sealed class OctoDnsImportFuzz
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
        "A",
        "CNAME",
        "us",
        "eu",
        "default",
        "EU",
        "EU-FR",
        "0.0.0.0/0",
        "203.0.113.0/24",
        "down",
        "101",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\nwww:\n  type: A\n  value: 192.0.2.1\n",
        "value: {}",
        "dynamic: {pools: {}, rules: []}",
        "{geos: [EU], pool: us}",
        "*a",
        "&a ",
        new string('a', 70),
    ];

    [Law(MaxTest = 500)]
    public void A_spoiled_zone_file_is_read_or_refused_with_a_reason(int seed)
    {
        string text = OctoDnsExportTests.Sample(seed);
        string spoiled = SpoiledText.Of(text, new RandomStream((ulong)seed), s_pieces);
        ImportedRecords? read = Spoiled.Read(
            (out DiagnosticList found) => OctoDnsText.Read(spoiled, out found),
            (out DiagnosticList found) => OctoDnsText.Read(text, out found)
        );
        Spoiled.Answer(read?.Zone() ?? new Zone());
    }
}
