using System.Net;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>A ROA: one network may originate a prefix, and parts of it up to a length (RFC 9582).</summary>
/// <param name="Origin">AS0 says that nobody may (RFC 6483 section 4).</param>
/// <param name="MaxLength">The longest prefix that is authorized; at least the length of <paramref
/// name="Prefix"/>.</param>
public sealed record RouteOriginAuthorization(IPNetwork Prefix, Asn Origin, int MaxLength)
{
    /// <summary>Whether it speaks of a prefix: equal to its own or a part of it.</summary>
    public bool Covers(IPNetwork prefix) =>
        prefix.PrefixLength >= Prefix.PrefixLength && Prefix.Contains(prefix.BaseAddress);

    public bool Authorizes(IPNetwork prefix, Asn origin) =>
        Covers(prefix) && prefix.PrefixLength <= MaxLength && origin == Origin && origin.Value != 0;
}
