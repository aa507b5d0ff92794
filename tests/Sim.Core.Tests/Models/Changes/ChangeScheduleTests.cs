using Sim.Core.Kernel;
using Sim.Core.Models.Changes;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Changes;

public sealed class ChangeScheduleTests
{
    [Test]
    public void Changes_happen_at_their_times_and_at_one_time_in_the_given_order()
    {
        var kernel = new SimulationKernel();
        var done = new List<string>();
        _ = new ChangeSchedule(kernel, [At(20, "c"), At(10, "a"), At(10, "b")]);

        kernel.RunUntil(SimTime.FromSeconds(60));

        Assert.That(done, Is.EqualTo(new[] { "10s a", "10s b", "20s c" }));

        (SimTime At, Action Apply) At(int second, string name) =>
            (SimTime.FromSeconds(second), () => done.Add($"{kernel.Now} {name}"));
    }
}
