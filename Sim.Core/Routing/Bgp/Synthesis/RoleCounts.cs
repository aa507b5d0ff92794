using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>How many networks of each role a synthetic Internet has.</summary>
/// <param name="Eyeballs">By country.</param>
/// <param name="SellingEyeballs">Of the eyeball networks, those that may have customers.</param>
internal sealed record RoleCounts(
    int Tier1,
    int Transit,
    int RegionalTransit,
    int SellingEyeballs,
    int Content,
    int Stubs,
    int[] Eyeballs
)
{
    // Assumptions: international carriers are 1 % of all networks, content 2.5 %; a third of the eyeball networks sell
    // to others, and eyeball networks are at most two fifths of a small graph.
    private const double TransitShare = 0.01;
    private const double ContentShare = 0.025;
    private const double SellingShare = 1.0 / 3;
    private const double MostEyeballShare = 0.4;

    // Networks that could have customers, over those that find any: set by trial.
    private const double SellersPerProvider = 1.25;

    // The countries with the fewest and the most eyeball networks: 100,000 users and 100 million.
    private const double FewUsers = 1e5;
    private const double ManyUsers = 1e8;

    /// <summary>Networks that may have customers.</summary>
    public int Sellers => Tier1 + Transit + RegionalTransit + SellingEyeballs;

    public static RoleCounts Of(SyntheticSpecification specification)
    {
        int all = specification.NetworkCount;
        int[] eyeballs = EyeballsOf(specification);
        int content = Math.Max(1, (int)(ContentShare * all));
        int transit = Math.Max(2, (int)(TransitShare * all));
        int sellers = (int)((1 - specification.StubShare.Value) * SellersPerProvider * all);
        int left = Math.Max(2, sellers - specification.Tier1Count - transit);
        int selling = Math.Min((int)(SellingShare * eyeballs.Sum()), left / 2);
        int regional = left - selling;
        int stubs = all - specification.Tier1Count - transit - regional - content - eyeballs.Sum();
        return new RoleCounts(specification.Tier1Count, transit, regional, selling, content, stubs, eyeballs);
    }

    public int Of(NetworkRole role) =>
        role switch
        {
            NetworkRole.Tier1 => Tier1,
            NetworkRole.Transit => Transit,
            NetworkRole.RegionalTransit => RegionalTransit,
            NetworkRole.Eyeball => Eyeballs.Sum(),
            NetworkRole.Content => Content,
            _ => Stubs,
        };

    /// <summary>Grows with the logarithm of the users; in a small graph all countries give way alike.</summary>
    private static int[] EyeballsOf(SyntheticSpecification specification)
    {
        double range = specification.MostEyeballs - specification.FewestEyeballs;
        double span = DeterministicMath.Log(ManyUsers / FewUsers);
        double[] wanted =
        [
            .. specification.Countries.Select(country =>
                country.Users <= 0
                    ? 0
                    : specification.FewestEyeballs
                        + (range * Math.Clamp(DeterministicMath.Log(country.Users / FewUsers) / span, 0, 1))
            ),
        ];
        double room = MostEyeballShare * specification.NetworkCount / Math.Max(1, wanted.Sum());
        return Array.ConvertAll(
            wanted,
            count => count == 0 ? 0 : Math.Max(1, (int)Math.Round(count * Math.Min(1, room)))
        );
    }
}
