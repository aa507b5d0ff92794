using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>Reads the table of access networks; null when anything was wrong, which is reported.</summary>
internal static class AccessTable
{
    private static readonly string[] s_continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    private static readonly (string Column, AccessNetwork Network)[] s_fixed =
    [
        ("ftth", AccessNetwork.Ftth),
        ("cable", AccessNetwork.Cable),
        ("dsl", AccessNetwork.Dsl),
        ("leo", AccessNetwork.LowOrbit),
    ];

    private static readonly (string Column, AccessNetwork Network)[] s_mobile =
    [
        ("4g", AccessNetwork.FourthGeneration),
        ("5g", AccessNetwork.FifthGeneration),
    ];

    public static IReadOnlyList<AccessShares>? Read(SourceText source, DiagnosticList diagnostics) =>
        CsvTable.Read(
            source,
            ["continent", "country", .. s_fixed.Select(one => one.Column), .. s_mobile.Select(one => one.Column)],
            diagnostics,
            row => new AccessShares(
                row.OneOf("continent", s_continents),
                row.Optional("country").Length > 0 ? row.CountryCode("country") : null,
                Mix(row, s_fixed),
                Mix(row, s_mobile)
            )
        );

    private static AccessMix Mix(TableRow row, (string Column, AccessNetwork Network)[] columns)
    {
        (AccessNetwork Network, double Percent)[] parts =
        [
            .. columns.Select(one => (one.Network, row.Number(one.Column, 0, 100))),
        ];
        if (Math.Abs(parts.Sum(part => part.Percent) - 100) <= 1e-6)
        {
            return new AccessMix([
                .. parts.Where(part => part.Percent > 0).Select(part => (part.Network, new Ratio(part.Percent / 100))),
            ]);
        }
        row.Error(columns[0].Column, "shares", "the shares do not add up to 100", "shares in percent");
        return new AccessMix((columns[0].Network, new Ratio(1)));
    }
}
