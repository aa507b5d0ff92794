using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Cli53;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Cli53;

/// <summary>
/// Spoiled zone files: never an exception, never a silent null, and what is read can be compiled and answered.
/// </summary>
public sealed class Cli53ImportFuzz
{
    private static readonly string[] s_pieces =
    [
        "",
        "\n",
        "\r\n",
        "\n ",
        "\t",
        ";",
        "; AWS ",
        "; AWS routing=\"WEIGHTED\" weight=1 identifier=\"a\"",
        "\"",
        "\\",
        "\\052",
        "(",
        ")",
        "@",
        ".",
        "$self",
        "$ORIGIN x",
        "$TTL 1h",
        "1h30m",
        "99999999999",
        "IN",
        "AWS",
        "ALIAS",
        "CNAME",
        "true",
        "é",
        "\u0085",
        new string('a', 64),
    ];

    [Law(MaxTest = 500)]
    public void A_spoiled_zone_file_is_read_or_refused_with_a_reason(int seed)
    {
        string text = SpoiledText.Of(Cli53ExportTests.Sample(seed), new RandomStream((ulong)seed), s_pieces);
        Cli53Import.Recognizes(text);
        ImportedRecords? read = Cli53Text.Read(text, out DiagnosticList diagnostics, Cli53Text.Origin);
        Assert.That(read is null, Is.EqualTo(diagnostics.HasErrors), string.Join("\n", diagnostics.Lines()));
        if (read is null)
        {
            return;
        }
        CompiledZone zone = CompiledZone.Compile(
            new Zone { Name = read.ZoneName, RecordSets = [.. read.RecordSets.Select(one => one.Value)] }
        );
        foreach (Located<RecordSet> record in read.RecordSets)
        {
            zone.Answer(record.Value.Name.ToString(), record.Value.Type, default, new bool[zone.HealthCheckIds.Count]);
        }
    }
}
