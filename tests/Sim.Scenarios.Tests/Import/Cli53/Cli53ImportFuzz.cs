using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Cli53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Cli53;

/// <summary>Spoiled zone files.</summary>
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
        string text = Cli53ExportTests.Sample(seed);
        string spoiled = SpoiledText.Of(text, new RandomStream((ulong)seed), s_pieces);
        Cli53Import.Recognizes(spoiled);
        ImportedRecords? read = Spoiled.Read(
            (out DiagnosticList found) => Cli53Text.Read(spoiled, out found, Cli53Text.Origin),
            (out DiagnosticList found) => Cli53Text.Read(text, out found, Cli53Text.Origin)
        );
        Spoiled.Answer(read?.Zone() ?? new Zone());
    }
}
