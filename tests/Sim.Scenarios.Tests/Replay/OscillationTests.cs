using Sim.Core.Quantities;
using Sim.Scenarios.Replay;

namespace Sim.Scenarios.Tests.Replay;

public sealed class OscillationTests
{
    // Up, down, up, down, up every 10 min: four changes of direction from minute 10 to 40.
    [Test]
    public void Taking_back_what_was_just_done_again_and_again_is_counted() =>
        Assert.That(Oscillation.InWorstHour(Changes((0, 5), (10, 3), (20, 5), (30, 3), (40, 5))), Is.EqualTo(4));

    [Test]
    public void Going_on_in_one_direction_is_not() =>
        Assert.That(Oscillation.InWorstHour(Changes((0, 5), (1, 6), (2, 7), (3, 8), (4, 9))), Is.Zero);

    // 16 min later it is the traffic's doing.
    [Test]
    public void Nor_is_following_the_traffic() =>
        Assert.That(Oscillation.InWorstHour(Changes((0, 5), (16, 3), (32, 5), (48, 3))), Is.Zero);

    // Reversals at 10, 20, 80 and 90 min: never three within an hour, which ends before its 60th minute.
    [Test]
    public void Only_those_within_one_hour_count_together() =>
        Assert.That(
            Oscillation.InWorstHour(Changes((0, 5), (10, 3), (20, 5), (79, 6), (80, 5), (90, 6))),
            Is.EqualTo(2)
        );

    private static ReplayDecision[] Changes(params (int Minute, int To)[] changes)
    {
        int from = 4;
        List<ReplayDecision> decisions = [];
        foreach ((int minute, int to) in changes)
        {
            decisions.Add(new ReplayDecision(SimDuration.FromMinutes(minute), from, to, ""));
            from = to;
        }
        return [.. decisions];
    }
}
