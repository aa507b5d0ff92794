using Sim.Core.Models.Demand;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Demand;

public class DemandSurgeTest
{
    // From 20:00 four times as much: up until 20:02, at the top until 20:22, down until 20:24.
    private static readonly DemandSurge s_surge = new(
        At(20, 0),
        "FR",
        4,
        SimDuration.FromMinutes(2),
        SimDuration.FromMinutes(20)
    );

    [TestCase(19, 59, 1.0)]
    [TestCase(20, 0, 1.0)]
    [TestCase(20, 1, 2.5)]
    [TestCase(20, 2, 4.0)]
    [TestCase(20, 12, 4.0)]
    [TestCase(20, 22, 4.0)]
    [TestCase(20, 23, 2.5)]
    [TestCase(20, 24, 1.0)]
    [TestCase(23, 0, 1.0)]
    public void Demand_ramps_up_holds_and_ramps_down(int hour, int minute, double factor)
    {
        Assert.That(s_surge.FactorAt(At(hour, minute)), Is.EqualTo(factor).Within(1e-12));
    }

    [Test]
    public void Without_a_ramp_demand_jumps()
    {
        DemandSurge surge = new(At(20, 0), null, 0.5, SimDuration.Zero, SimDuration.FromMinutes(1));

        Assert.That(surge.FactorAt(At(20, 0) - new SimDuration(1)), Is.EqualTo(1));
        Assert.That(surge.FactorAt(At(20, 0)), Is.EqualTo(0.5));
        Assert.That(surge.FactorAt(At(20, 1) - new SimDuration(1)), Is.EqualTo(0.5));
        Assert.That(surge.FactorAt(At(20, 1)), Is.EqualTo(1));
    }

    // Up from 20:00 until 20:02, at the top until 20:12, then the excess of 3 falls with a time constant of 10 min:
    // exp(-1) = 0.367879441171442 of it at 20:22, exp(-2) = 0.135335283236613 at 20:32, cut off after 70 min at 21:22.
    [TestCase(20, 1, 2.5)]
    [TestCase(20, 12, 4.0)]
    [TestCase(20, 22, 2.103638323514327)]
    [TestCase(20, 32, 1.406005849709838)]
    [TestCase(21, 21, 1.0030233562871456)]
    [TestCase(21, 22, 1.0)]
    public void A_crowd_may_go_as_fast_as_it_came_or_decay(int hour, int minute, double factor)
    {
        DemandSurge surge = new(
            At(20, 0),
            null,
            4,
            SimDuration.FromMinutes(2),
            SimDuration.FromMinutes(10),
            SimDuration.FromMinutes(10)
        );

        Assert.That(surge.FactorAt(At(hour, minute)), Is.EqualTo(factor).Within(1e-9));
    }

    private static SimTime At(int hour, int minute) =>
        SimTime.Zero + SimDuration.FromHours(hour) + SimDuration.FromMinutes(minute);
}
