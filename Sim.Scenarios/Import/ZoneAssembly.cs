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
    private readonly List<Located<CidrCollection>> _collections = [];
    private readonly List<(IReadOnlyList<Located<CidrLocation>> Blocks, string? CollectionId, Location At)> _blocks =
    [];
    private readonly List<Located<string>> _collectionIds = [];
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
        if (read.Format is not (ZoneFormat.HealthCheckListing or ZoneFormat.RecordSetListing or ZoneFormat.Terraform))
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
    public LocatedZone? Finish()
    {
        JoinBlocks();
        if (_inherited is { } other)
        {
            _checks.AddRange(_checks.Count > 0 ? [] : other.Zone.HealthChecks.Zip(other.HealthCheckPlaces, Place));
        }
        HealthCheckReferences.Check(_checks, diagnostics);
        ValueList<CidrCollection> collections = [.. _collections.Select(collection => collection.Value)];
        var zone = new Zone
        {
            Name = _name,
            RecordSets = [.. _records.Select(record => record.Value)],
            HealthChecks = [.. _checks.Select(check => check.Value)],
            CidrCollections = collections.Count > 0 ? collections : _inherited?.Zone.CidrCollections ?? [],
        };
        return ZoneFindingReport.Report(
            CompiledZone.Compile(zone).Findings,
            [.. _records.Select(r => r.At)],
            diagnostics
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
        _collections.AddRange(read.Records.CidrCollections);
        _collectionIds.AddRange(read.Records.CidrCollectionIds);
        if (read.Records.CidrLocations.Count > 0)
        {
            _blocks.Add((read.Records.CidrLocations, collectionId, read.At));
        }
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

    private void JoinBlocks()
    {
        string[] ids = [.. _collectionIds.Select(id => id.Value).Distinct(StringComparer.Ordinal)];
        string[] used =
        [
            .. _records
                .Select(record => record.Value.Policy)
                .OfType<IpBasedRouting>()
                .Select(ip => ip.CollectionId)
                .Distinct(),
        ];
        foreach ((IReadOnlyList<Located<CidrLocation>> blocks, string? given, Location at) in _blocks)
        {
            // Blocks can only be those of the one collection that is listed, or that record sets ask for.
            string? id =
                given
                ?? (
                    ids.Length == 1 ? ids[0]
                    : ids.Length == 0 && used.Length == 1 ? used[0]
                    : null
                );
            if (id is null)
            {
                diagnostics.Lacks(
                    at,
                    MissingFact.CidrCollection,
                    "unknown-collection",
                    "a listing of CIDR blocks does not name its collection",
                    ids.Length == 0
                        ? "the id of the collection"
                        : "the id of the collection: one of " + string.Join(", ", ids)
                );
                continue;
            }
            if (ids.Length > 0 && !ids.Contains(id))
            {
                diagnostics.Error(
                    at,
                    "unknown-collection",
                    $"the listing of collections has no '{id}'",
                    "one of " + string.Join(", ", ids),
                    NearestWord.To(id, ids)
                );
            }
            if (_collections.Any(other => other.Value.Id == id))
            {
                diagnostics.Error(at, "duplicate-collection", $"the blocks of collection '{id}' are given twice");
                continue;
            }
            var collection = new CidrCollection(id, [.. blocks.Select(block => block.Value)]);
            _collections.Add(new Located<CidrCollection>(collection, at));
        }
    }
}
