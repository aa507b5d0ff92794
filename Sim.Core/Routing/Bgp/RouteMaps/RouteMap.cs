using System.Globalization;
using System.Net;

namespace Sim.Core.Routing.Bgp.RouteMaps;

/// <summary>
/// A policy of entries in order: the first one that matches a route decides; what none matches is refused (as in Cisco
/// IOS and FRR).
/// </summary>
public sealed record RouteMap(params IReadOnlyList<RouteMapEntry> Entries)
{
    /// <summary>The route as it comes out; null when it is refused.</summary>
    /// <param name="own">The network of the router, for prepending.</param>
    /// <param name="why">Null when nobody asks.</param>
    public RouteAttributes? Apply(IPNetwork prefix, RouteAttributes route, Asn own, Explanation? why = null)
    {
        for (int i = 0; i < Entries.Count; i++)
        {
            RouteMapEntry entry = Entries[i];
            if (!entry.Matches(prefix, route))
            {
                continue;
            }
            string name = string.Create(CultureInfo.InvariantCulture, $"entry {i + 1}");
            if (entry.Permit)
            {
                why?.Choose(name, "route map", "permits");
                return entry.Set(route, own);
            }
            why?.Reject(name, "route map", "denies");
            return null;
        }
        why?.Reject("no entry", "route map", "what none matches is refused");
        return null;
    }
}
