using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>Puts the parts of a zone together that come from several files, and says what does not fit.</summary>
internal sealed class ZoneAssembly(DnsName? origin, DiagnosticList diagnostics)
{
    private readonly List<Located<RecordSet>> _records = [];
    private readonly List<Located<HealthCheck>> _checks = [];
    private readonly HashSet<(string Path, int Line, int Column)> _checkPlaces = [];
    private readonly CidrListings _cidr = new(diagnostics);
    private readonly List<ZoneFile> _files = [];
    private LocatedZone? _inherited;
    private DnsName? _name = origin;

    /// <summary>Health checks and CIDR collections of another zone stand in for those that no file brings.</summary>
    public void Inherit(LocatedZone zone) => _inherited = zone;

    public void AddZone(ReadZone? read, string path)
    {
        if (read is null)
        {
            return;
        }
        if (
            read.Format
            is ZoneFormat.HealthCheckListing
                or ZoneFormat.CidrBlockListing
                or ZoneFormat.CidrCollectionListing
        )
        {
            Refuse(read, path, "a zone");
            return;
        }
        _records.AddRange(read.Records.RecordSets);
        _name ??= read.Records.ZoneName;
        Add(read, path, null);
    }

    public void AddHealthChecks(ReadZone? read, string path)
    {
        if (read is null)
        {
            return;
        }
        bool isZoneAlone = read.Format == ZoneFormat.RecordSetListing && read.Records.HealthChecks.Count == 0;
        if (
            isZoneAlone
            || read.Format is not (ZoneFormat.HealthCheckListing or ZoneFormat.RecordSetListing or ZoneFormat.Terraform)
        )
        {
            Refuse(read, path, ZoneFormats.NameOf(ZoneFormat.HealthCheckListing));
            return;
        }
        AddChecks(read.Records.HealthChecks);
        _files.Add(new ZoneFile(path, read.Format));
    }

    public void AddCidr(ReadZone? read, CidrSource source)
    {
        if (read is null)
        {
            return;
        }
        if (
            read.Format is not (ZoneFormat.CidrBlockListing or ZoneFormat.CidrCollectionListing or ZoneFormat.Terraform)
        )
        {
            Refuse(read, source.File, ZoneFormats.NameOf(ZoneFormat.CidrBlockListing));
            return;
        }
        Add(read with { Records = read.Records with { HealthChecks = [] } }, source.File, source.CollectionId);
    }

    /// <summary>The zone; null when it is refused, which is reported.</summary>
    /// <param name="toleratesCycles">Aliases that lead back to themselves are told, but are no error.</param>
    public LocatedZone? Finish(bool toleratesCycles = false)
    {
        IReadOnlyList<CidrCollection> collections = _cidr.Join(_records.Select(record => record.Value));
        if (_inherited is { } other)
        {
            _checks.AddRange(_checks.Count > 0 ? [] : other.Zone.HealthChecks.Zip(other.HealthCheckPlaces, Place));
        }
        HealthCheckReferences.Check(_checks, diagnostics);
        var zone = new Zone
        {
            Name = _name,
            RecordSets = [.. _records.Select(record => record.Value)],
            HealthChecks = [.. _checks.Select(check => check.Value)],
            CidrCollections = collections.Count > 0 ? [.. collections] : _inherited?.Zone.CidrCollections ?? [],
        };
        return ZoneFindingReport.Report(
            CompiledZone.Compile(zone).Findings,
            [.. _records.Select(r => r.At)],
            diagnostics,
            toleratesCycles
        )
            ? new LocatedZone(zone, [.. _records.Select(record => record.At)], [.. _checks.Select(check => check.At)])
            {
                Files = _files,
            }
            : null;

        static Located<HealthCheck> Place(HealthCheck check, Location at) => new(check, at);
    }

    private void Add(ReadZone read, string path, string? collectionId)
    {
        AddChecks(read.Records.HealthChecks);
        _cidr.Add(read.Records, collectionId, read.At);
        _files.Add(new ZoneFile(path, read.Format));
    }

    /// <summary>The same file may be named for the zone and for its health checks.</summary>
    private void AddChecks(IReadOnlyList<Located<HealthCheck>> checks) =>
        _checks.AddRange(
            checks.Where(check => _checkPlaces.Add((check.At.Source.Path, check.At.Line, check.At.Column)))
        );

    private void Refuse(ReadZone read, string path, string expected) =>
        diagnostics.Error(
            read.At,
            "wrong-format",
            $"'{path}' is {ZoneFormats.NameOf(read.Format)}, not {expected}",
            expected
        );
}
