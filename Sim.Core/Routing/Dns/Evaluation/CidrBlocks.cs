using System.Net;

namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>The blocks of every CIDR location of a zone; of locations that are given twice, the first.</summary>
internal sealed class CidrBlocks
{
    private readonly Dictionary<(string Collection, string Location), IReadOnlyList<IPNetwork>> _blocks = [];

    public CidrBlocks(Zone zone)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (CidrCollection collection in zone.CidrCollections.Where(one => seen.Add(one.Id)))
        {
            foreach (CidrLocation location in collection.Locations)
            {
                _blocks.TryAdd((collection.Id, location.Name), location.Blocks);
            }
        }
    }

    /// <summary>None when the location is unknown, or the default.</summary>
    public IReadOnlyList<IPNetwork> Of(IpBasedRouting routing) =>
        _blocks.GetValueOrDefault((routing.CollectionId, routing.LocationName), []);
}
