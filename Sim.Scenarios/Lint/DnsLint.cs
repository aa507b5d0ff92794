using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Lint;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>Lints DNS files of any format that is known: zones, health checks, change batches.</summary>
public static class DnsLint
{
    /// <summary>
    /// What is wrong with the files and what rules find, by file and place; never throws for their content.
    /// </summary>
    /// <param name="paths">Listings of record sets and health checks, and change batches, in any order. Each listing of
    /// record sets is a zone of its own; health checks belong to all zones.</param>
    /// <param name="files">Default: the disk.</param>
    public static IReadOnlyList<Diagnostic> Run(IReadOnlyList<string> paths, IInputFiles? files = null) =>
        Run(new ZoneSource { ZoneFiles = paths }, files);

    /// <inheritdoc cref="Run(IReadOnlyList{string}, IInputFiles?)"/>
    /// <param name="source">The files, in <see cref="ZoneSource.ZoneFiles"/>, and what their formats leave out.</param>
    public static IReadOnlyList<Diagnostic> Run(ZoneSource source, IInputFiles? files = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        DiagnosticList diagnostics = [];
        var input = new LintedFiles(files ?? DiskFiles.Instance, source, diagnostics);
        foreach (string path in source.ZoneFiles.Distinct(StringComparer.Ordinal))
        {
            input.Read(path);
        }
        foreach (CidrSource cidr in source.CidrFiles)
        {
            input.Read(cidr.File, cidr.CollectionId);
        }
        LintOptions options = new()
        {
            HasAllHealthChecks = input.HasHealthChecks,
            HasAllCidrCollections = input.HasCidrCollections,
        };
        IReadOnlyList<LocatedZone> zones = input.Zones();
        foreach (LocatedZone zone in zones)
        {
            ZoneWords.Warn(zone, diagnostics);
        }
        PlacedFinding[] found =
        [
            .. zones.SelectMany(zone => PlacedFinding.In(zone, options)),
            .. input.Batches.SelectMany(PlacedFinding.In),
        ];
        Silencing.Report(
            [.. UnusedByAll(found, zones.Count), .. AfterBatches(zones, input.Batches, options, found, diagnostics)],
            input.Sources,
            diagnostics
        );
        return diagnostics.Sorted();
    }

    /// <summary>
    /// What change batches, one after the other, bring into the only zone; what they may not do to it is reported. Of
    /// several zones it is not known which is meant.
    /// </summary>
    private static IEnumerable<PlacedFinding> AfterBatches(
        IReadOnlyList<LocatedZone> zones,
        IReadOnlyList<LocatedChangeBatch> batches,
        LintOptions options,
        PlacedFinding[] known,
        DiagnosticList diagnostics
    )
    {
        if (
            zones is not [{ Zone.RecordSets.Count: > 0 } zone]
            || CompiledZone.Compile(zone.Zone).Findings.Any(finding => !finding.IsNote)
        )
        {
            return [];
        }
        List<PlacedFinding> found = [];
        foreach (LocatedChangeBatch batch in batches.Where(batch => batch.Places.Count > 0))
        {
            var file = new ZoneFile(batch.Places[0].Source.Path, ZoneFormat.ChangeBatch);
            if (ZoneFiles.Apply(zone, batch, file, diagnostics) is not { } change)
            {
                break;
            }
            zone = change.Zone;
            found.AddRange(PlacedFinding.In(zone, options));
        }
        HashSet<(string, Location)> before = [.. known.Select(finding => (finding.Code, finding.At))];
        return found
            .Where(finding => finding.Code != ZoneLint.UnusedHealthCheckCode)
            .Where(finding => before.Add((finding.Code, finding.At)));
    }

    /// <summary>
    /// Adds what rules find in the zone of a scenario and in what changes make of it, all of which their import has
    /// found to be usable. What a change leaves as it was is found once.
    /// </summary>
    internal static void Run(LocatedZone zone, IEnumerable<LocatedZoneChange> changes, DiagnosticList diagnostics)
    {
        // The import has told of references to what is not there.
        LintOptions options = new() { HasAllHealthChecks = false, HasAllCidrCollections = false };
        LocatedZoneChange[] changed = [.. changes];
        LocatedZone[] zones = [zone, .. changed.Select(change => change.Zone)];
        Silencing.Report(
            [
                .. zones
                    .SelectMany(one => PlacedFinding.In(one, options))
                    .Concat(
                        changed.Select(change => change.Batch).OfType<LocatedChangeBatch>().SelectMany(PlacedFinding.In)
                    )
                    .DistinctBy(finding => (finding.Code, finding.At)),
            ],
            zones.SelectMany(one => one.Places.Concat(one.HealthCheckPlaces)).Select(at => at.Source),
            diagnostics
        );
    }

    /// <summary>All findings, but of unused health checks those alone that none of the zones uses.</summary>
    private static PlacedFinding[] UnusedByAll(PlacedFinding[] found, int zones)
    {
        ILookup<Location, PlacedFinding> unused = found
            .Where(one => one.Code == ZoneLint.UnusedHealthCheckCode)
            .ToLookup(one => one.At);
        return [.. found.Where(one => one.Code != ZoneLint.UnusedHealthCheckCode || unused[one.At].Count() == zones)];
    }
}
