using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Synthesis;

namespace Sim.Core.Tests.Routing.Bgp.Synthesis;

/// <summary>Synthetic Internets of a few countries, and their seeds.</summary>
/// <param name="Kind">What they are made of, as the text of a failed law.</param>
internal sealed record SmallWorld(SyntheticSpecification Specification, ulong Seed, string Kind)
{
    /// <summary>
    /// 120 to 700 networks in one to nine countries, of which the third has no users and the fourth no exchange point;
    /// also worlds without any exchange point.
    /// </summary>
    public static Arbitrary<SmallWorld> Any { get; } =
        Arb.From(
            from networks in Gen.Choose(120, 700)
            from countries in Gen.Choose(1, 9)
            from tier1 in Gen.Choose(2, 12)
            from tenths in Gen.Choose(0, 40)
            from seed in Gen.Choose(0, 1_000_000)
            from exchanges in Gen.Choose(0, 9)
            select new SmallWorld(
                Specify(networks, countries, hasExchanges: exchanges > 0) with
                {
                    Tier1Count = tier1,
                    PeerLinksPerNetwork = tenths / 10.0,
                },
                (ulong)seed,
                $"{networks} networks, {countries} countries, {tier1} tier-1, {tenths} / 10 peers, seed {seed}"
            )
        );

    public static SyntheticSpecification Specify(int networks, int countries, bool hasExchanges = true) =>
        new()
        {
            NetworkCount = networks,
            Countries =
            [
                .. Enumerable
                    .Range(0, countries)
                    .Select(i => new SyntheticCountry(Code(i), i == 2 ? 0 : 40_000_000 / (i + 1))),
            ],
            Metros =
            [
                .. from country in Enumerable.Range(0, countries)
                from metro in Enumerable.Range(0, country == 3 ? 1 : 2)
                select new SyntheticMetro(
                    $"{Code(country)}{metro}",
                    Code(country),
                    new GeoPoint(50 - (10 * country), (20 * country) + (4 * metro)),
                    Weight: 3 - metro,
                    HasExchange: hasExchanges && country != 3
                ),
            ],
        };

    public SyntheticInternet Generate() => SyntheticInternet.Generate(Specification, new RandomStreams(Seed));

    public override string ToString() => Kind;

    private static string Code(int country) => $"C{(char)('A' + country)}";
}
