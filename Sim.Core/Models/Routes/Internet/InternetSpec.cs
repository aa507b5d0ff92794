using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp.Geography;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>The Internet between the vantages of a platform and its sites and edges.</summary>
public sealed record InternetSpec
{
    public required AsGeography Geography { get; init; }

    /// <summary>Of every vantage one at least, ascending by vantage.</summary>
    public required IReadOnlyList<EyeballNetwork> Eyeballs { get; init; }

    /// <summary>By index of the site in the platform.</summary>
    public required IReadOnlyList<SiteNetwork> Sites { get; init; }

    /// <summary>
    /// The prefix of all front ends, whose sites have the names of edges; null: users meet them at the nearest edge.
    /// </summary>
    public AnycastPrefix? Edges { get; init; }

    /// <summary>
    /// Timers and habits of all speakers. How a site's session is found dead is the platform's hold time.
    /// </summary>
    public BgpOptions Bgp { get; init; } = new();

    /// <summary>
    /// Of delays, processing times and jitter of messages. It does not depend on the seed of a run: the same change
    /// moves the same routes in every replication.
    /// </summary>
    public required ulong Seed { get; init; }
}
