using System.Collections.ObjectModel;
using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The recursive resolvers that stand between clients and Route 53.</summary>
public sealed record Resolvers
{
    /// <summary>
    /// How many caches the resolvers of the world have together, 1 to 100,000; spread over countries by users, at least
    /// one resolver per group. Default 5,000: an assumption.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    public int Count { get; init; } = 5_000;

    /// <summary>
    /// Share of users behind public resolvers. Default 25 %: an assumption, no current figure is established.
    /// </summary>
    [Limits(AtMost = "100%")]
    [Plausible("10%", "45%")]
    public Ratio PublicShare { get; init; } = new(0.25);

    /// <summary>The same for single countries (ISO 3166 alpha-2), where it differs.</summary>
    [Limits(AtMost = "100%")]
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public IReadOnlyDictionary<string, Ratio> PublicShareOf { get; init; } = ReadOnlyDictionary<string, Ratio>.Empty;

    /// <summary>
    /// Caches of one public resolver that know nothing of each other. Default 8: an assumption.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "1000")]
    [Plausible("2", "32")]
    public int PublicCaches { get; init; } = 8;

    /// <summary>
    /// Where public resolvers ask from; each country's users are asked for from the nearest. Default: every region of
    /// Google Cloud, an assumption. Route 53 sees it where the client's subnet is not sent.
    /// </summary>
    public IReadOnlyList<string> PublicEgress { get; init; } = [];

    /// <summary>
    /// For single countries, the share of the users of provider resolvers whose resolver asks from another country,
    /// such as MA: {FR: 40%}. Default: all ask from their own. Route 53 sees that country where the client's subnet is
    /// not sent.
    /// </summary>
    [Limits(AtMost = "100%")]
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Ratio>> Egress { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyDictionary<string, Ratio>>.Empty;

    /// <summary>
    /// In which address blocks users are, for IP-based routing: those whose subnet is sent, and those whose provider's
    /// resolver asks from their own country. Default: in none.
    /// </summary>
    public IReadOnlyList<AddressBlock> Blocks { get; init; } = [];

    /// <summary>
    /// How sizes of resolvers fall with their rank in a group: as rank to minus this, 0 to 3. Default 0.5: an
    /// assumption.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "3")]
    public double SizeExponent { get; init; } = 0.5;

    /// <summary>
    /// Least share of all users behind a cache that holds one of several weighted answers at a time; smaller ones count
    /// as the exact mix. Default 0.02 %: an assumption, to bound the cost.
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio DrawnFrom { get; init; } = new(0.0002);

    /// <summary>Who sends the client's subnet to Route 53 (RFC 7871).</summary>
    public EcsUse Ecs { get; init; } = EcsUse.Public;

    /// <summary>
    /// Length of the IPv4 prefix that is sent, 8 to 32; answers are kept for each apart. Default 24 (RFC 7871, Google).
    /// </summary>
    [Limits(AtLeast = "8", AtMost = "32")]
    public int EcsPrefix { get; init; } = 24;

    /// <summary>Answers are kept no shorter. Default 0 s (unbound's cache-min-ttl).</summary>
    [Limits(AtMost = "7d")]
    public SimDuration LeastTtl { get; init; } = SimDuration.Zero;

    /// <summary>
    /// Answers are kept no longer, save where TTLs are extended. Default 1 d (unbound's cache-max-ttl).
    /// </summary>
    [Limits(AtMost = "31d")]
    public SimDuration LargestTtl { get; init; } = SimDuration.FromHours(24);

    /// <summary>That there is no answer is kept no longer. Default 1 h (unbound's cache-max-negative-ttl).</summary>
    [Limits(AtMost = "31d")]
    public SimDuration NegativeTtl { get; init; } = SimDuration.FromHours(1);

    /// <summary>
    /// Share of resolvers that keep answers longer than their TTL. Default 8.7 % (Bhowmick et al., PAM 2023).
    /// </summary>
    [Limits(AtMost = "100%")]
    [Plausible("2%", "20%")]
    public Ratio TtlExtension { get; init; } = new(0.087);

    /// <summary>
    /// The shortest of the least TTLs of the resolvers that extend. Default 30 s: an assumption that, with the longest,
    /// leaves 2 % of requests behind after 15 min (Flavel et al. 2014).
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "7d")]
    public SimDuration ExtendedTtl { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>The longest of them; logarithms in between are even. Default 2 h: as before.</summary>
    [Limits(MoreThan = "0s", AtMost = "7d")]
    public SimDuration LongestExtendedTtl { get; init; } = SimDuration.FromHours(2);

    /// <summary>
    /// Share of resolvers that answer the first question after an expiry from the expired copy (RFC 8767 without client
    /// timer; unbound's serve-expired). Default 0 %, unbound's.
    /// </summary>
    [Limits(AtMost = "100%")]
    public Ratio ServeStale { get; init; }

    /// <summary>How long they do so. Default 1 d (RFC 8767 suggests 1 to 3 days).</summary>
    [Limits(AtMost = "7d")]
    public SimDuration StaleWindow { get; init; } = SimDuration.FromHours(24);

    /// <summary>
    /// Resolvers of some countries or access networks that differ: of all that speak of a user, the later ones win.
    /// Default: none, no figure by network is established.
    /// </summary>
    public IReadOnlyList<NetworkResolvers> Networks { get; init; } = [];

    /// <summary>The resolvers of users of one country on one access network.</summary>
    /// <param name="country">ISO 3166 alpha-2.</param>
    public Resolvers Of(string country, AccessKind access)
    {
        Resolvers found = this with { PublicShare = PublicShareOf.GetValueOrDefault(country, PublicShare) };
        return Networks
            .Where(network => network.Covers(country, access))
            .Aggregate(found, (all, network) => network.Over(all));
    }
}
