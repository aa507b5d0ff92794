namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>One network that announces an anycast prefix, with its sites.</summary>
public sealed record AnycastNetwork
{
    public required Asn Announcer { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<AnycastSite> Sites { get; init; }

    /// <summary>
    /// Whether a backbone joins the sites. With one the prefix is announced in every metro of the network, to everybody
    /// where no site says otherwise, and traffic goes on to the site that is nearest to where it came in. Without, the
    /// default, it is announced at the sites only, and each keeps what comes in there.
    /// </summary>
    public bool HasBackbone { get; init; }
}
