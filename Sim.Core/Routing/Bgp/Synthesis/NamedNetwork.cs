using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>
/// A network with a number of the caller's choice, which takes over the largest generated network of its role that is
/// not taken yet: that one's place in the hierarchy, links and customers.
/// </summary>
/// <remarks>
/// Given metros replace those of the network that is taken over, and the first one says in which country it is at home:
/// an eyeball network takes over one of that country, with its share of the users, and a regional one likewise.
/// </remarks>
public sealed record NamedNetwork(Asn Asn, NetworkRole Role)
{
    /// <summary>Codes of the metros where it is present; empty: those of the network that it takes over.</summary>
    public IReadOnlyList<string> Metros { get; init; } = [];

    /// <summary>Codes of metros where it is present besides, wherever else it is. Default: none.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>
    /// Probability that it peers with an eyeball network that has a metro in common with it, whatever else it peers
    /// with. Default: 0. A content network that hosts caches or edges for everybody has a value near 1.
    /// </summary>
    public Ratio PeeringWithEyeballs { get; init; }
}
