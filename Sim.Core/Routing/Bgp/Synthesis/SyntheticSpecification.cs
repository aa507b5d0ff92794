using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>What a synthetic Internet is to look like.</summary>
/// <remarks>
/// Defaults give the shape of <see cref="PublishedStatistics"/>; what is not a property here is an assumption that its
/// class states.
/// </remarks>
public sealed record SyntheticSpecification
{
    /// <summary>The most networks: 1,000,000, ten times the Internet of 2025. A judgement.</summary>
    public const int MostNetworks = 1_000_000;

    /// <summary>Networks, named ones included; enough for every role, at most <see cref="MostNetworks"/>.</summary>
    public required int NetworkCount { get; init; }

    /// <summary>One or more; each with users needs a metro.</summary>
    public required IReadOnlyList<SyntheticCountry> Countries { get; init; }

    /// <summary>One or more.</summary>
    public required IReadOnlyList<SyntheticMetro> Metros { get; init; }

    /// <summary>Networks that the caller gives a number, in the order in which they choose.</summary>
    public IReadOnlyList<NamedNetwork> NamedNetworks { get; init; } = [];

    /// <summary>
    /// Networks that buy from nobody, 2 or more. Default: 15; the Internet has 12 to 20 (CAIDA inferred 19 in 2018).
    /// </summary>
    public int Tier1Count { get; init; } = 15;

    /// <summary>Networks without customers, 50 % to 99 %. Default: 85.5 % (CAIDA's relationships of 2015).</summary>
    public Ratio StubShare { get; init; } = new(0.855);

    /// <summary>Networks that peer, 0 to 100 %. Default: 12 % (2015, as far as route collectors see it).</summary>
    public Ratio PeeringShare { get; init; } = new(0.12);

    /// <summary>
    /// Links between peers over networks, 0 or more; fewer come about where networks do not meet often enough. Default:
    /// 1.1 (43,500 of 39,406 networks in 2015); 2.4 in CAIDA's relationships of 2018, about 6.5 in those of 2026.
    /// </summary>
    public double PeerLinksPerNetwork { get; init; } = 1.1;

    /// <summary>
    /// Eyeball networks of the smallest country, 1 or more. Default: 3, an assumption. Small graphs have fewer.
    /// </summary>
    public int FewestEyeballs { get; init; } = 3;

    /// <summary>Eyeball networks of the largest country. Default: 15, an assumption.</summary>
    public int MostEyeballs { get; init; } = 15;

    /// <summary>Everything that keeps an Internet from being made of it; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        Expect(NetworkCount <= MostNetworks, "networks", $"at most {MostNetworks}", NetworkCount);
        Expect(Tier1Count >= 2, "tier-1 networks", "2 or more", Tier1Count);
        Expect(StubShare.Value is >= 0.5 and <= 0.99, "the share of stubs", "50 % to 99 %", StubShare);
        Expect(PeeringShare.Value is >= 0 and <= 1, "the share of networks that peer", "0 to 100 %", PeeringShare);
        Expect(PeerLinksPerNetwork is >= 0 and < 1e6, "peer links of a network", "0 or more", PeerLinksPerNetwork);
        Expect(FewestEyeballs >= 1, "eyeball networks of a country", "1 or more", FewestEyeballs);
        Expect(MostEyeballs >= FewestEyeballs, "the most eyeball networks", "the fewest or more", MostEyeballs);
        problems.AddRange(SpecificationCheck.OfPlaces(this));
        if (problems.Count == 0)
        {
            problems.AddRange(SpecificationCheck.OfCounts(this));
        }
        return problems;

        void Expect(bool isMet, string what, string expected, object value)
        {
            if (!isMet)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {expected} expected, not {value}"));
            }
        }
    }
}
