using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

public sealed class RestartBackOffTests
{
    // 10 * 2^5 = 320 s is more than 5 min.
    [Test]
    public void Pauses_double_from_ten_seconds_to_five_minutes()
    {
        int ends = 0;
        double[] pauses = [.. Enumerable.Range(0, 9).Select(_ => Next(ref ends, 20))];
        Assert.That(pauses, Is.EqualTo(new[] { 0.0, 10, 20, 40, 80, 160, 300, 300, 300 }));
    }

    [Test]
    public void A_container_that_has_run_for_ten_minutes_begins_anew()
    {
        int ends = 5;
        Assert.That(Next(ref ends, 599.9), Is.EqualTo(160));
        Assert.That(Next(ref ends, 600), Is.Zero);
        Assert.That(Next(ref ends, 1), Is.EqualTo(10));
    }

    [Test]
    public void The_pause_stays_the_longest_however_often_a_container_ends()
    {
        int ends = 1_000_000;
        Assert.That(Next(ref ends, 0), Is.EqualTo(300));
    }

    private static double Next(ref int ends, double seconds) =>
        RestartBackOff.Next(ref ends, SimDuration.FromSeconds(seconds)).TotalSeconds;
}
