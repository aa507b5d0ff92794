namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>The variances that size the samples, where they are known in closed form.</summary>
[TestFixture]
public sealed class AsymptoticVarianceTests
{
    // rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4: at 0.5 it is 0.5 * 3.625 * 16 = 29, at 0.8 it is
    // 0.8 * 3.952 / 0.0016 = 1976, at 0.9 it is 0.9 * 3.989 / 0.0001 = 35,901.
    [TestCase(0.5, 29)]
    [TestCase(0.8, 1976)]
    [TestCase(0.9, 35_901)]
    public void The_mean_wait_in_M_M_1_scatters_as_Daley_says(double load, double expected) =>
        Assert.That(AsymptoticVariance.OfMeanWait(load, 2, 6, 24), Is.EqualTo(expected).Within(1e-9).Percent);

    // 2 rho (1 + rho) / (1 - rho)^4: at 0.8 it is 2.88 / 0.0016 = 1800 (Whitt 1989).
    [Test]
    public void The_mean_number_in_M_M_1_scatters_as_Whitt_says()
    {
        var chain = new BirthDeathChain(0.8, _ => 1, 400);
        Assert.Multiple(() =>
        {
            Assert.That(chain.VarianceOverTime(n => n), Is.EqualTo(1800).Within(1e-9).Percent);
            Assert.That(AsymptoticVariance.OfMeanNumber(0.8, 1), Is.EqualTo(1800).Within(1e-9).Percent);
        });
    }

    // M/M/1/1 with three arrivals per service: whoever arrives, the server is busy after it, and is still so at the
    // next arrival with 3/4. So losses are independent of each other, with the variance 3/4 * 1/4 per arrival.
    [Test]
    public void Losses_at_a_single_place_are_independent() =>
        Assert.That(
            new BirthDeathChain(3, _ => 1, 1).VarianceOverArrivals(n => n),
            Is.EqualTo(0.1875).Within(1e-9).Percent
        );

    // A busy server that is left half of the time, on average after half a service: the number 0 or 1 of M/M/1/1 with
    // rates 1 and 1 has the covariance e^-2t / 4, and 2 times its integral is 1/4.
    [Test]
    public void A_switch_scatters_as_the_integral_of_its_covariance() =>
        Assert.That(new BirthDeathChain(1, _ => 1, 1).VarianceOverTime(n => n), Is.EqualTo(0.25).Within(1e-9).Percent);
}
