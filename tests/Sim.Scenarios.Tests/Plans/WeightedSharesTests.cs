using Sim.Core.Routing.Dns;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>
/// Weights of 3 and 7 become 1 and 1, in front of a hundred resolvers whose sizes fall as 1 / sqrt(rank).
/// </summary>
public class WeightedSharesTests
{
    private static readonly SmallWorld s_world = new()
    {
        Demand = "1000rps",
        Resolvers = 100,
        Countries = [SmallWorld.France],
    };

    // The sum of 1 / sqrt(k) to 100 is 18.5896, of 1 / k 5.18738: squared shares sum to 5.18738 / 18.5896^2, which is
    // 0.0150110. For 0.3 the deviation is sqrt(0.21 * 0.0150110) = 0.056146, times 1.644854 0.092351; for 0.5 it is
    // sqrt(0.25 * 0.0150110) = 0.061260, times 1.644854 0.100764.
    [Test]
    public void A_share_by_weight_is_a_band()
    {
        DnsPlan plan = PlanOf(s_world, 5, 5);

        WeightedShare share = plan.WeightedShares.Single(one => one is { Country: "FR", Endpoint: "dc-par" });
        Assert.That(share.Before.Expected, Is.EqualTo(0.3).Within(1e-12));
        Assert.That(share.Before.Low, Is.EqualTo(0.3 - 0.092351).Within(1e-5));
        Assert.That(share.Before.High, Is.EqualTo(0.3 + 0.092351).Within(1e-5));
        Assert.That(share.After.Expected, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(share.After.High, Is.EqualTo(0.5 + 0.100764).Within(1e-5));
    }

    // With one country of two, all users are that much less uncertain together: France has 60 of 80 million.
    [Test]
    public void Countries_draw_independently()
    {
        SmallWorld two = s_world with { Countries = [SmallWorld.France, SmallWorld.Germany] };

        WeightedShare[] atSite = [.. PlanOf(two, 5, 5).WeightedShares.Where(one => one.Endpoint == "dc-par")];

        double france = 0.75 * Deviation(atSite, "FR");
        double germany = 0.25 * Deviation(atSite, "DE");
        double expected = Math.Sqrt((france * france) + (germany * germany));
        Assert.That(atSite[0].Country, Is.Null, "all users come first");
        Assert.That(Deviation(atSite, null), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Who_is_sent_to_one_place_has_no_band()
    {
        DnsPlan plan = PlanOf(s_world, 10, 0);

        WeightedShare share = plan.WeightedShares.Single(one => one is { Country: "FR", Endpoint: "dc-par" });
        Assert.That(share.Before.IsDrawn, Is.True);
        Assert.That(share.After.IsDrawn, Is.False);
        Assert.That(share.After.Expected, Is.EqualTo(1));
    }

    // Of several values in one answer all caches hold all: clients choose, one by one.
    [Test]
    public void Nothing_is_drawn_where_every_answer_has_all_values()
    {
        ScenarioInputs inputs = s_world
            .Answering(SmallWorld.Values("203.0.113.10", "198.51.100.10"))
            .Changing(SmallWorld.Values("198.51.100.10"))
            .Load();

        DnsPlan plan = DnsPlanner.Plan(inputs, inputs.Zone, inputs.ChangedZones.Values.Single());

        Assert.That(plan.Moves, Is.Not.Empty);
        Assert.That(plan.WeightedShares, Is.Empty);
    }

    [Test]
    public void Who_moves_nobody_tells_no_share()
    {
        Assert.That(PlanOf(s_world, 3, 7).WeightedShares, Is.Empty);
    }

    private static DnsPlan PlanOf(SmallWorld world, int site, int cloud)
    {
        ScenarioInputs inputs = world
            .Answering(Weighted("a", 3, "203.0.113.10"), Weighted("b", 7, "198.51.100.10"))
            .Load();
        Zone after = inputs.Zone with
        {
            RecordSets =
            [
                .. inputs.Zone.RecordSets.Select(set =>
                    set.Policy is WeightedRouting
                        ? set with
                        {
                            Policy = new WeightedRouting(set.SetIdentifier == "a" ? site : cloud),
                        }
                        : set
                ),
            ],
        };
        return DnsPlanner.Plan(inputs, inputs.Zone, after);
    }

    private static string Weighted(string id, int weight, string address) =>
        $"\"SetIdentifier\": \"{id}\", \"Weight\": {weight}, {SmallWorld.Values(address)}";

    /// <summary>In units of 1.645 standard deviations.</summary>
    private static double Deviation(WeightedShare[] shares, string? country)
    {
        ShareBand band = shares.Single(share => share.Country == country).After;
        return band.High - band.Expected;
    }
}
