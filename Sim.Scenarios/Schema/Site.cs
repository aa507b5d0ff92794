using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A data center of one's own: a public prefix, upstreams, ingress blades and a pod pool.</summary>
public sealed record Site
{
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    /// <summary>A metro code of <c>data/metros.csv</c>, a cloud region, or <c>latitude,longitude</c>.</summary>
    public required string Location { get; init; }

    /// <summary>The announced prefix, CIDR notation.</summary>
    public required string Prefix { get; init; }

    /// <summary>
    /// Whether other sites announce the same prefix, with the same address: then routes decide who comes to which of
    /// them, over the network's <c>asGraph</c>. All of them say so. Default: false.
    /// </summary>
    public bool Anycast { get; init; }

    /// <summary>The public address inside the prefix. Default: its first host address.</summary>
    public string? Address { get; init; }

    /// <summary>Its IPv6 address, which leads to the same blades over the same route. Default: none.</summary>
    public string? Address6 { get; init; }

    /// <summary>Networks that carry the prefix, such as AS3356; at least one.</summary>
    [Items(AtLeast = 1)]
    [TextForm("^AS[1-9][0-9]{0,9}$", "an autonomous system such as AS3356")]
    public required IReadOnlyList<string> Upstreams { get; init; }

    public required Blades Blades { get; init; }

    /// <summary>The pool that serves the site's traffic.</summary>
    public required string Pool { get; init; }

    /// <summary>Whether two sites announce one prefix together.</summary>
    internal bool SharesPrefixWith(Site other) => Anycast && other.Anycast && Prefix == other.Prefix;
}
