using Sim.Core.Network;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Demand;

/// <summary>
/// Users who are alike in everything that the models tell apart: country, access network and class of resolver.
/// </summary>
/// <param name="Vantage">Index of the country among the vantages.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Region">Lower-case continent code.</param>
/// <param name="Access">Fixed or mobile.</param>
/// <param name="Resolver">Whose resolver they use.</param>
/// <param name="Share">Their share of the country's demand, 0 to 1.</param>
/// <param name="AsSeenByDns">What the name servers know of them.</param>
/// <param name="AccessRoundTrip">Distribution of the round-trip time of the access network.</param>
public sealed record ClientGroup(
    int Vantage,
    string Country,
    string Region,
    AccessKind Access,
    ResolverKind Resolver,
    double Share,
    DnsClient AsSeenByDns,
    LatencyDistribution AccessRoundTrip
);
