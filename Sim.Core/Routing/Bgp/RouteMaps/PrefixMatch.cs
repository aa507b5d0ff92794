using System.Net;

namespace Sim.Core.Routing.Bgp.RouteMaps;

/// <summary>Prefixes within another: <c>203.0.113.0/24 le 28</c>.</summary>
/// <param name="Within">The prefix that contains them.</param>
/// <param name="LeastLength">Shortest prefix that matches; null: the length of <paramref name="Within"/>.</param>
/// <param name="MostLength">
/// Longest prefix that matches; null: the shortest, or that of <paramref name="Within"/>.
/// </param>
public sealed record PrefixMatch(IPNetwork Within, int? LeastLength = null, int? MostLength = null)
{
    public bool Matches(IPNetwork prefix)
    {
        int least = LeastLength ?? Within.PrefixLength;
        return prefix.PrefixLength >= least
            && prefix.PrefixLength <= (MostLength ?? least)
            && prefix.BaseAddress.AddressFamily == Within.BaseAddress.AddressFamily
            && Within.Contains(prefix.BaseAddress);
    }
}
