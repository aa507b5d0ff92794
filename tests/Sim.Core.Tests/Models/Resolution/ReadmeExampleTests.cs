using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Resolution;

/// <summary>The sample of the README, as it stands there.</summary>
public sealed class ReadmeExampleTests
{
    // Nobody holds the old address after 180 s, as the three parts of 60 s are over by then. Connections of the small
    // platform close at a rate c: what is left after 900 s is that of 180 s times e^(-720 c).
    [Test]
    public void The_drain_of_a_planned_move()
    {
        PlatformSpec platform = SmallPlatform.Create();
        ResolverSpec resolvers = new(1, 0, SimDuration.Zero);
        ClientSpec clients = platform.Clients;
        const int address = 0;

        var curve = new DrainCurve(SimDuration.FromSeconds(60), resolvers, clients)
        {
            Spread = SimDuration.FromSeconds(60),
            ClosingRate = platform.ClosingRate(address),
        };
        double left = curve.Remaining(SimDuration.FromMinutes(15));

        double before = curve.Remaining(SimDuration.FromSeconds(180));
        double decay = Math.Exp(-720 * platform.ClosingRate(address));
        Assert.That(left, Is.EqualTo(before * decay).Within(1).Percent);
    }
}
