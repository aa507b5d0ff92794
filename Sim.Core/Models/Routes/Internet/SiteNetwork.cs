using Sim.Core.Routing.Bgp;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>The network as which a site announces its prefix.</summary>
/// <param name="Announcer">Of this site alone, and in the graph.</param>
/// <param name="Metro">Where the site is, by index in the table of metros.</param>
/// <param name="Upstreams">
/// Its neighbors that it announces to, in the order of the upstreams of the site in the platform.
/// </param>
public sealed record SiteNetwork(Asn Announcer, int Metro, IReadOnlyList<Asn> Upstreams);
