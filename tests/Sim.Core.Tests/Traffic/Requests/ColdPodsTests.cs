using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class ColdPodsTests
{
    // Two pods stand for 200: half of one for each batch of 50. After four batches both are cold.
    [Test]
    public void Small_batches_add_up_to_what_one_large_one_is()
    {
        var many = new ColdPods(new WarmUp(4, SimDuration.FromMinutes(10)));
        var one = new ColdPods(new WarmUp(4, SimDuration.FromMinutes(10)));
        for (int batch = 1; batch <= 4; batch++)
        {
            many.Begin(50 * batch, SimTime.Zero, simulated: 2, real: 200);
        }
        one.Begin(200, SimTime.Zero, simulated: 2, real: 200);

        Assert.That(Factors(one), Is.EqualTo(new[] { 4.0, 4.0 }));
        Assert.That(Factors(many), Is.EqualTo(Factors(one)));
    }

    private static double[] Factors(ColdPods pods) => [pods.FactorOf(0, 2, 0), pods.FactorOf(1, 2, 0)];
}
