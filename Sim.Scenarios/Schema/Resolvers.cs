using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The recursive resolvers that stand between clients and Route 53.</summary>
public sealed record Resolvers
{
    /// <summary>
    /// How many resolvers the world has, 1 to 100,000; spread over countries by users. Default 5,000: an assumption.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    public int Count { get; init; } = 5_000;

    /// <summary>
    /// Share of users behind public resolvers. Default 25 %: an assumption, no current figure is established.
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio PublicShare { get; init; } = new(0.25);

    /// <summary>Who sends the client's subnet to Route 53 (RFC 7871).</summary>
    public EcsUse Ecs { get; init; } = EcsUse.Public;

    /// <summary>
    /// Share of resolvers that keep answers longer than their TTL. Default 8.7 % (Bhowmick et al., PAM 2023).
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio TtlExtension { get; init; } = new(0.087);

    /// <summary>The least TTL of the resolvers that extend. Default 5 min: an assumption.</summary>
    [Limits(AtMost = "7d")]
    public SimDuration ExtendedTtl { get; init; } = SimDuration.FromMinutes(5);
}
