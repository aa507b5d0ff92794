using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>How the resolvers of some users differ from those of all; what is not said is as it is for all.</summary>
public sealed record NetworkResolvers
{
    /// <summary>Whose resolvers: ISO 3166 alpha-2. Default: users of every country.</summary>
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Their access network. Default: both.</summary>
    public AccessKind? Access { get; init; }

    /// <summary>Share of these users behind public resolvers.</summary>
    [Limits(AtMost = "100%")]
    public Ratio? PublicShare { get; init; }

    /// <summary>Which of their resolvers send the client's subnet.</summary>
    public EcsUse? Ecs { get; init; }

    /// <summary>Answers are kept no shorter.</summary>
    [Limits(AtMost = "7d")]
    public SimDuration? LeastTtl { get; init; }

    /// <summary>Answers are kept no longer, save where TTLs are extended.</summary>
    [Limits(AtMost = "31d")]
    public SimDuration? LargestTtl { get; init; }

    /// <summary>That there is no answer is kept no longer.</summary>
    [Limits(AtMost = "31d")]
    public SimDuration? NegativeTtl { get; init; }

    /// <summary>Share of resolvers that keep answers longer than their TTL.</summary>
    [Limits(AtMost = "100%")]
    public Ratio? TtlExtension { get; init; }

    /// <summary>The shortest of the least TTLs of the resolvers that extend.</summary>
    [Limits(MoreThan = "0s", AtMost = "7d")]
    public SimDuration? ExtendedTtl { get; init; }

    /// <summary>The longest of them.</summary>
    [Limits(MoreThan = "0s", AtMost = "7d")]
    public SimDuration? LongestExtendedTtl { get; init; }

    /// <summary>Share of resolvers that answer the first question after an expiry from the expired copy.</summary>
    [Limits(AtMost = "100%")]
    public Ratio? ServeStale { get; init; }

    /// <summary>How long they do so.</summary>
    [Limits(AtMost = "7d")]
    public SimDuration? StaleWindow { get; init; }

    /// <summary>Whether it speaks of users of a country on an access network.</summary>
    /// <param name="country">ISO 3166 alpha-2.</param>
    public bool Covers(string country, AccessKind access) =>
        (Countries.Count == 0 || Countries.Contains(country)) && (Access ?? access) == access;

    /// <summary>All resolvers as they would be if every user were one of these.</summary>
    public Resolvers Over(Resolvers all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all with
        {
            PublicShare = PublicShare ?? all.PublicShare,
            Ecs = Ecs ?? all.Ecs,
            LeastTtl = LeastTtl ?? all.LeastTtl,
            LargestTtl = LargestTtl ?? all.LargestTtl,
            NegativeTtl = NegativeTtl ?? all.NegativeTtl,
            TtlExtension = TtlExtension ?? all.TtlExtension,
            ExtendedTtl = ExtendedTtl ?? all.ExtendedTtl,
            LongestExtendedTtl = LongestExtendedTtl ?? all.LongestExtendedTtl,
            ServeStale = ServeStale ?? all.ServeStale,
            StaleWindow = StaleWindow ?? all.StaleWindow,
        };
    }
}
