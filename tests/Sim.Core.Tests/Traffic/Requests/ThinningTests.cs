using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class ThinningTests
{
    // A tenth of 40 servers is 4; of 16 it is 1.6, for which 2 stand that take 2 / 1.6 = 1.25 times as long; of 3 it is
    // 0.3: one that takes 3.333 times as long. Without servers there are none.
    [TestCase(40, 0.1, 4, 1)]
    [TestCase(16, 0.1, 2, 1.25)]
    [TestCase(3, 0.1, 1, 1 / 0.3)]
    [TestCase(0, 0.1, 0, 1)]
    [TestCase(7, 1, 7, 1)]
    public void Servers_shrink_with_the_users(double servers, double sampling, int simulated, double slowness)
    {
        Thinning thinning = Thinning.Of(servers, sampling);
        Assert.Multiple(() =>
        {
            Assert.That(thinning.Servers, Is.EqualTo(simulated));
            Assert.That(thinning.Slowness, Is.EqualTo(slowness).Within(1e-12));
        });
    }

    // A server that is ten times as slow, work of 100: a wait of 500 is 50 of the real one's; one of 100,000, more than
    // any chance makes, stays 100,000 - 10 * 100.
    [Test]
    public void Chance_waits_shrink_and_backlogs_stay()
    {
        var thinning = new Thinning(1, 10);
        Assert.Multiple(() =>
        {
            Assert.That(thinning.WaitOf(500, 100), Is.EqualTo(50));
            Assert.That(thinning.WaitOf(100_000, 100), Is.EqualTo(99_000));
            Assert.That(thinning.WaitOf(0, 100), Is.Zero);
        });
    }
}
