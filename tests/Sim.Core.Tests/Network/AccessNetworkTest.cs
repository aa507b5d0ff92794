using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

public class AccessNetworkTest
{
    // Quantiles of a lognormal: median * exp(sigma * z), z(0.95) = 1.6448536, z(0.99) = 2.3263479.
    // FTTH: 8 * exp(0.5 * 1.6448536) = 18.2081; DSL: 35 * exp(0.4 * 2.3263479) = 88.7557.
    [Test]
    public void Quantiles_are_those_of_the_lognormal()
    {
        Assert.That(AccessNetwork.Ftth.Quantile(0.5).TotalMilliseconds, Is.EqualTo(8).Within(1e-5));
        Assert.That(AccessNetwork.Ftth.Quantile(0.95).TotalMilliseconds, Is.EqualTo(18.2081).Within(1e-3));
        Assert.That(AccessNetwork.Dsl.Quantile(0.99).TotalMilliseconds, Is.EqualTo(88.7557).Within(1e-3));
    }

    [Test]
    public void The_shares_of_a_mix_add_up_to_one()
    {
        Assert.That(
            () => new AccessMix((AccessNetwork.Ftth, new Ratio(0.5)), (AccessNetwork.Dsl, new Ratio(0.4))),
            Throws.ArgumentException
        );
        Assert.That(
            () => new AccessMix((AccessNetwork.Ftth, new Ratio(1.5)), (AccessNetwork.Dsl, new Ratio(-0.5))),
            Throws.ArgumentException
        );
    }

    // Mean of a lognormal: median * exp(sigma^2 / 2). 4G: 45 * exp(0.125) = 50.9917; 5G: 25 * exp(0.125) = 28.3287.
    // 70 % and 30 % of them: 44.1928.
    [Test]
    public void The_mean_of_a_mix_is_the_mean_of_its_parts()
    {
        AccessMix mobile = new(
            (AccessNetwork.FourthGeneration, new Ratio(0.7)),
            (AccessNetwork.FifthGeneration, new Ratio(0.3))
        );

        Assert.That(mobile.Distribution().Mean.TotalMilliseconds, Is.EqualTo(44.1928).Within(0.1).Percent);
    }
}
