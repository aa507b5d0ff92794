using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>What a person gave to lint, told apart by content.</summary>
/// <param name="context">What formats leave out: origin, name and TTL; its files are not read.</param>
internal sealed class LintedFiles(IInputFiles files, ZoneSource context, DiagnosticList diagnostics)
{
    private readonly List<ImportedRecords> _zones = [];
    private readonly List<Located<HealthCheck>> _checks = [];
    private readonly List<LocatedChangeBatch> _batches = [];
    private readonly List<SourceText> _sources = [];
    private readonly CidrListings _cidr = new(diagnostics);

    /// <summary>Every file that could be read.</summary>
    public IReadOnlyList<SourceText> Sources => _sources;

    public IReadOnlyList<LocatedChangeBatch> Batches => _batches;

    /// <summary>Whether any of the files listed health checks.</summary>
    public bool HasHealthChecks { get; private set; }

    /// <summary>Whether any of the files listed CIDR collections or their blocks.</summary>
    public bool HasCidrCollections => _cidr.HasAny;

    /// <summary>
    /// One for each file of record sets, each with all health checks and CIDR collections; health checks
    /// alone are a zone of their own.
    /// </summary>
    public IReadOnlyList<LocatedZone> Zones()
    {
        IReadOnlyList<CidrCollection> collections = _cidr.Join(
            _zones.SelectMany(zone => zone.RecordSets).Select(record => record.Value)
        );
        bool isPartOnly = _zones.Count == 0 && _checks.Count > 0;
        return [.. (isPartOnly ? [new ImportedRecords([], [])] : _zones).Select(zone => ZoneOf(zone, collections))];
    }

    /// <param name="collectionId">The collection of the file's CIDR blocks, where the user says it.</param>
    public void Read(string path, string? collectionId = null)
    {
        if (ZoneFiles.Recognize(files, path, diagnostics) is not { } known)
        {
            return;
        }
        _sources.Add(known.Text.Source);
        if (known.Reader.Format == ZoneFormat.ChangeBatch)
        {
            if (Route53Import.ReadChangeBatch(known.Text.Root!, diagnostics, context.Part) is { } batch)
            {
                _batches.Add(batch);
            }
            return;
        }
        if (known.Reader.Read(known.Text, context, diagnostics) is not { } read)
        {
            return;
        }
        HasHealthChecks |= known.Reader.Format == ZoneFormat.HealthCheckListing || read.HealthChecks.Count > 0;
        _checks.AddRange(read.HealthChecks);
        _cidr.Add(read, collectionId, known.Text.Start);
        if (
            known.Reader.Format
            is not (ZoneFormat.HealthCheckListing or ZoneFormat.CidrBlockListing or ZoneFormat.CidrCollectionListing)
        )
        {
            _zones.Add(read);
        }
    }

    private LocatedZone ZoneOf(ImportedRecords read, IReadOnlyList<CidrCollection> collections) =>
        new(
            new Zone
            {
                Name = read.ZoneName,
                RecordSets = [.. read.RecordSets.Select(record => record.Value)],
                HealthChecks = [.. _checks.Select(check => check.Value)],
                CidrCollections = [.. collections],
            },
            [.. read.RecordSets.Select(record => record.At)],
            [.. _checks.Select(check => check.At)]
        );
}
