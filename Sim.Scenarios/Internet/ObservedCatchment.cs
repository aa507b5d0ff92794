using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Internet;

/// <summary>
/// Reads measured catchments: a CSV file with the columns <c>network,site,share</c> and, where it was measured,
/// <c>rtt_ms</c>.
/// </summary>
public static class ObservedCatchment
{
    private const double MostMilliseconds = 60_000;

    // Shares may be counts of clients or queries.
    private const double MostShare = 1e15;

    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="sites">Names that may stand in the file.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static IReadOnlyList<ObservedShare>? ReadFile(
        IInputFiles files,
        string path,
        IReadOnlyCollection<string> sites,
        DiagnosticList diagnostics
    )
    {
        if (SourceReader.ReadText(files, path, diagnostics) is not { } source)
        {
            return null;
        }
        HashSet<(Asn, string)> seen = [];
        return CsvTable.Read(source, ["network", "site", "share"], diagnostics, row => Read(row, sites, seen));
    }

    private static ObservedShare Read(TableRow row, IReadOnlyCollection<string> sites, HashSet<(Asn, string)> seen)
    {
        string network = row.Text("network");
        if (!Asn.TryParse(network, out Asn asn) && network.Length > 0)
        {
            row.Error("network", "wrong-network", $"'{network}' is no AS number", "a number such as 64500 or AS64500");
        }
        string site = row.OneOf("site", sites);
        if (asn.Value > 0 && !seen.Add((asn, site)))
        {
            row.Error("site", "duplicate-row", $"{asn} has '{site}' twice");
        }
        double share = row.Number("share", 0, MostShare);
        double? milliseconds = row.OptionalNumber("rtt_ms", 0, MostMilliseconds);
        return new ObservedShare(
            asn,
            site,
            new Ratio(share),
            milliseconds is { } time ? SimDuration.FromMilliseconds(time) : null
        );
    }
}
