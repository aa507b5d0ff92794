using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>Says to which collection each listing of CIDR blocks belongs, which the listing does not hold.</summary>
internal sealed class CidrListings(DiagnosticList diagnostics)
{
    private readonly List<Located<CidrCollection>> _collections = [];
    private readonly List<(IReadOnlyList<Located<CidrLocation>> Blocks, string? CollectionId, Location At)> _blocks =
    [];
    private readonly List<string> _collectionIds = [];

    /// <summary>Whether any file brought blocks or collections.</summary>
    public bool HasAny => _collections.Count > 0 || _blocks.Count > 0 || _collectionIds.Count > 0;

    /// <param name="read">What a file holds, of which only blocks and collections are taken.</param>
    /// <param name="collectionId">The collection of its blocks, as the user says; null: not said.</param>
    /// <param name="at">Where the file begins.</param>
    public void Add(ImportedRecords read, string? collectionId, Location at)
    {
        _collections.AddRange(read.CidrCollections);
        _collectionIds.AddRange(read.CidrCollectionIds.Select(id => id.Value));
        if (read.CidrLocations.Count > 0)
        {
            _blocks.Add((read.CidrLocations, collectionId, at));
        }
    }

    /// <summary>All collections; blocks whose collection is unknown, or that are given twice, are reported.</summary>
    /// <param name="records">The record sets that may ask for a collection.</param>
    public IReadOnlyList<CidrCollection> Join(IEnumerable<RecordSet> records)
    {
        string[] ids = [.. _collectionIds.Distinct(StringComparer.Ordinal)];
        string[] used =
        [
            .. records
                .Select(record => record.Policy)
                .OfType<IpBasedRouting>()
                .Select(ip => ip.CollectionId)
                .Distinct(),
        ];
        foreach ((IReadOnlyList<Located<CidrLocation>> blocks, string? given, Location at) in _blocks)
        {
            // Blocks can only be those of the one collection that is listed, or that record sets ask for.
            string? only = (ids, used) switch
            {
                ([string id], _) => id,
                ([], [string id]) => id,
                _ => null,
            };
            if (IsKnown(given ?? only, ids, at))
            {
                var collection = new CidrCollection(given ?? only!, [.. blocks.Select(block => block.Value)]);
                _collections.Add(new Located<CidrCollection>(collection, at));
            }
        }
        return [.. _collections.Select(collection => collection.Value)];
    }

    private bool IsKnown(string? id, string[] ids, Location at)
    {
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
            return false;
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
            return false;
        }
        return true;
    }
}
