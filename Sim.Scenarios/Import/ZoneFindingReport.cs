using System.Text.Json;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>Turns findings of a zone into diagnostics at the places of its record sets.</summary>
internal static class ZoneFindingReport
{
    /// <param name="places">By position of the record set.</param>
    /// <param name="toleratesCycles">Aliases that lead back to themselves are told as notes are.</param>
    /// <returns>Whether all are mere notes, so that the zone can be used.</returns>
    public static bool Report(
        IReadOnlyList<ZoneFinding> findings,
        IReadOnlyList<Location> places,
        DiagnosticList diagnostics,
        bool toleratesCycles = false
    )
    {
        bool isUsable = true;
        foreach (ZoneFinding finding in findings)
        {
            Location at = places[finding.RecordIndex];
            string code = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString());
            if (toleratesCycles && finding.Kind == ZoneFindingKind.AliasCycle)
            {
                diagnostics.Warning(at, code, $"{finding}: what leads there has no answer");
                continue;
            }
            if (finding.IsNote)
            {
                string assumed =
                    finding.Kind == ZoneFindingKind.UnknownHealthCheck ? ": it is taken as healthy at all times" : "";
                diagnostics.Warning(at, code, finding + assumed);
                continue;
            }
            diagnostics.Error(at, code, finding.ToString());
            isUsable = false;
        }
        return isUsable;
    }
}
