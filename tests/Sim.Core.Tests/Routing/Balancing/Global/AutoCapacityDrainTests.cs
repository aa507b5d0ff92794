using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Global;

namespace Sim.Core.Tests.Routing.Balancing.Global;

public sealed class AutoCapacityDrainTests
{
    [TestCase(24, true)]
    [TestCase(25, false)]
    public void A_backend_is_drained_below_a_quarter_of_healthy_endpoints(int healthy, bool drained)
    {
        BackendDrain[] drains = After(0, new BackendDrain[2], new(100, healthy), new(100, 100));

        Assert.That(drains[0].IsDrained, Is.EqualTo(drained));
        Assert.That(drains[1].IsDrained, Is.False);
    }

    // Two of four at most: the one with 10 % and the one with 20 %, though a third has less than 25 %.
    [Test]
    public void Never_more_than_half_of_the_backends_are_drained()
    {
        BackendDrain[] drains = After(0, new BackendDrain[4], new(100, 20), new(100, 24), new(100, 10), new(100, 100));

        Assert.That(drains.Select(drain => drain.IsDrained), Is.EqualTo(new[] { true, false, true, false }));
    }

    [Test]
    public void The_only_backend_is_never_drained() =>
        Assert.That(After(0, new BackendDrain[1], new BackendReport(100, 0))[0].IsDrained, Is.False);

    [Test]
    public void Backends_without_endpoints_are_no_candidates() =>
        Assert.That(After(0, new BackendDrain[2], new(0, 0), new(10, 10))[0].IsDrained, Is.False);

    // Drained at 0 s; 35 % from 10 s on, so back at 70 s. A dip at 40 s starts the minute again, from 50 s on.
    [TestCase(69, null, true)]
    [TestCase(70, null, false)]
    [TestCase(70, 40, true)]
    [TestCase(109, 40, true)]
    [TestCase(110, 40, false)]
    public void It_comes_back_after_a_minute_with_enough_healthy_endpoints(int at, int? dip, bool drained)
    {
        BackendDrain[] drains = After(0, new BackendDrain[2], new(100, 0), new(100, 100));
        for (int second = 1; second <= at; second++)
        {
            int healthy = second < 10 || (second >= dip && second < dip + 10) ? 34 : 35;
            drains = After(second, drains, new(100, healthy), new(100, 100));
        }

        Assert.That(drains[0].IsDrained, Is.EqualTo(drained));
    }

    [Law]
    public Property At_most_half_is_drained_whatever_happens() =>
        Prop.ForAll(
            Gen.ListOf(Gen.Choose(0, 100).Three()).ToArbitrary(),
            states =>
            {
                var drains = new BackendDrain[3];
                foreach (((int a, int b, int c), int step) in states.Select((state, step) => (state, step)))
                {
                    drains = After(10 * step, drains, new(100, a), new(100, b), new(100, c));
                    if (drains.Count(drain => drain.IsDrained) > 1)
                    {
                        return false;
                    }
                }
                return true;
            }
        );

    private static BackendDrain[] After(double seconds, BackendDrain[] drains, params BackendReport[] reports)
    {
        Backend[] backends = [.. reports.Select((_, i) => new Backend(i, 0))];
        AutoCapacityDrain.Update(SimTime.FromSeconds(seconds), backends, reports, drains);
        return drains;
    }
}
