using Sim.Core.Routing.Dns.Lint;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>A finding, and where what it is about stands.</summary>
internal sealed record PlacedFinding(LintFinding Finding, Location At)
{
    public string Code => Finding.Rule.Code;

    /// <summary>The findings of a zone; those about the zone as a whole are placed where its file begins.</summary>
    public static IEnumerable<PlacedFinding> In(LocatedZone zone, LintOptions options)
    {
        Location? first = zone.Places.Concat(zone.HealthCheckPlaces).Select(at => (Location?)at).FirstOrDefault();
        foreach (LintFinding finding in first is null ? [] : ZoneLint.Run(zone.Zone, options))
        {
            int index = finding.Subject.Index;
            yield return new PlacedFinding(
                finding,
                finding.Subject.Kind switch
                {
                    LintSubjectKind.RecordSet => zone.Places[index],
                    LintSubjectKind.HealthCheck => zone.HealthCheckPlaces[index],
                    _ => first!.Value.Source.Start,
                }
            );
        }
    }

    /// <summary>The findings of a change batch.</summary>
    public static IEnumerable<PlacedFinding> In(LocatedChangeBatch batch) =>
        ZoneLint.Run(batch.Batch).Select(finding => new PlacedFinding(finding, batch.Places[finding.Subject.Index]));
}
