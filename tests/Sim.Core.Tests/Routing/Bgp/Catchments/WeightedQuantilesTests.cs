using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Core.Tests.Routing.Bgp.Catchments;

public sealed class WeightedQuantilesTests
{
    // Sorted: 10 (weight 0), 20 (1), 30 (3), 40 (0), 50 (4); up to each: 0, 1, 4, 4, 8.
    [TestCase(0, 20)]
    [TestCase(0.125, 20)]
    [TestCase(0.2, 30)]
    [TestCase(0.5, 30)]
    [TestCase(0.51, 50)]
    [TestCase(1, 50)]
    public void A_quantile_is_the_least_value_that_the_share_of_the_weight_stays_at_or_below(
        double share,
        long value
    ) => Assert.That(new WeightedQuantiles([50, 20, 40, 10, 30], [4, 1, 0, 0, 3]).At(share), Is.EqualTo(value));

    [Test]
    public void Without_weight_it_is_zero()
    {
        Assert.That(new WeightedQuantiles([], []).At(0.5), Is.Zero);
        Assert.That(new WeightedQuantiles([7], [0]).At(0.5), Is.Zero);
    }
}
