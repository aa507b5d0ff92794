using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Platform;

[TestFixture]
public sealed class PodTerminationTests
{
    // kubelet takes the hook's time from the grace period and gives what is left, but at least 2 s:
    // 30 - 10 = 20 left, killed at 30; 30 - 29 = 1 left, killed at 29 + 2; 30 - 30 = 0 left, killed at 30 + 2;
    // a hook of 40 is cut off at 30, killed at 30 + 2.
    [TestCase(0, 30)]
    [TestCase(10, 30)]
    [TestCase(28, 30)]
    [TestCase(29, 31)]
    [TestCase(30, 32)]
    [TestCase(40, 32)]
    public void A_pod_has_at_least_two_seconds_after_its_hook(int preStop, int killAfter)
    {
        var termination = new PodTermination(SimDuration.FromSeconds(preStop), SimDuration.FromSeconds(30));

        Assert.That(termination.KillAfter, Is.EqualTo(SimDuration.FromSeconds(killAfter)));
    }
}
