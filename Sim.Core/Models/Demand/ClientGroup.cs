using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Demand;

/// <summary>
/// Users who are alike in everything that the models tell apart: place, access network and class of resolver.
/// </summary>
/// <param name="Vantage">Index of their place among the vantages.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Region">Lower-case continent code.</param>
/// <param name="Access">Fixed or mobile.</param>
/// <param name="Resolver">Whose resolver they use.</param>
/// <param name="Share">Their share of the demand of their place, 0 to 1.</param>
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
)
{
    /// <summary>Part of the country, such as a state or a metro; null: all of it.</summary>
    public string? Part { get; init; }

    /// <summary>Country in which their resolver has its way out, where it is not their own; else null.</summary>
    public string? Egress { get; init; }

    /// <summary>Further way to that country and back, beyond a resolver of their own. Default 0.</summary>
    public SimDuration ToEgress { get; init; }

    /// <summary>The address block in which Route 53 sees them, CIDR notation; null: not known. Default null.</summary>
    public string? Block { get; init; }

    /// <summary>They have IPv6 beside IPv4.</summary>
    public bool IsDualStack { get; init; }

    /// <summary>
    /// Into how many client subnets a resolver divides its copies of an answer for them, 1 or more; 1 without client
    /// subnets.
    /// </summary>
    public double Subnets { get; init; } = 1;

    /// <summary>A name of the group, unique among the groups, and the same whichever others there are.</summary>
    public string Name =>
        string.Join(
            '/',
            new[]
            {
                Country,
                Part,
                Access.ToString(),
                Resolver.ToString(),
                Egress is null ? null : "via " + Egress,
                Block is null ? null : "in " + Block,
                IsDualStack ? "IPv6" : null,
            }.Where(part => part is not null)
        );
}
