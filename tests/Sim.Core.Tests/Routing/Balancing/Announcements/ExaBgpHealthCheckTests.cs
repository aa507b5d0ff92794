using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing.Announcements;
using static Sim.Core.Routing.Balancing.Announcements.ExaBgpHealthState;

namespace Sim.Core.Tests.Routing.Balancing.Announcements;

public sealed class ExaBgpHealthCheckTests
{
    private static readonly ExaBgpHealthOptions s_defaults = new();
    private static readonly BladeAnnouncement s_up = new(true, 100);
    private static readonly BladeAnnouncement s_down = new(true, 1_000);

    /// <summary>The states after results, + for a success and - for a failure.</summary>
    private static ExaBgpHealthState[] States(ExaBgpHealthOptions options, string results)
    {
        var check = default(ExaBgpHealthCheck);
        return
        [
            .. results.Select(result =>
            {
                check.Take(options, result == '+');
                return check.State;
            }),
        ];
    }

    private static BladeAnnouncement?[] Said(ExaBgpHealthOptions options, string results)
    {
        var check = default(ExaBgpHealthCheck);
        return [.. results.Select(result => check.Take(options, result == '+'))];
    }

    [Test]
    public void Three_successes_make_it_up_and_three_failures_down() =>
        Assert.That(
            States(s_defaults, "+++++---+++"),
            Is.EqualTo([Rising, Rising, Up, Up, Up, Falling, Falling, Down, Rising, Rising, Up])
        );

    [Test]
    public void After_a_flap_all_successes_are_needed_again() =>
        Assert.That(
            States(s_defaults, "+++--+-+++"),
            Is.EqualTo([Rising, Rising, Up, Falling, Falling, Rising, Falling, Rising, Rising, Up])
        );

    [Test]
    public void With_rise_and_fall_1_every_result_decides() =>
        Assert.That(States(new() { Rise = 1, Fall = 1 }, "-+-"), Is.EqualTo([Down, Up, Down]));

    [Test]
    public void While_counting_nothing_is_said_and_else_after_every_check() =>
        Assert.That(
            Said(s_defaults, "++++---++"),
            Is.EqualTo(new BladeAnnouncement?[] { null, null, s_up, s_up, null, null, s_down, null, null })
        );

    [Test]
    public void With_debounce_only_changes_are_said() =>
        Assert.That(
            Said(new() { Debounce = true, WithdrawOnDown = true }, "++++----"),
            Is.EqualTo(
                new BladeAnnouncement?[] { null, null, s_up, null, null, null, BladeAnnouncement.Withdrawal, null }
            )
        );

    // The first round without the file only goes back to the begin.
    [Test]
    public void The_file_disables_at_once_and_takes_the_whole_way_back()
    {
        var check = default(ExaBgpHealthCheck);
        for (int i = 0; i < 3; i++)
        {
            check.Take(s_defaults, succeeded: true);
        }
        BladeAnnouncement? said = check.Take(s_defaults, succeeded: true, isDisabled: true);
        check.Take(s_defaults, succeeded: true);

        Assert.That(said, Is.EqualTo(new BladeAnnouncement(true, 500)));
        Assert.That(check.State, Is.EqualTo(Init));
        Assert.That(ExaBgpHealthCheck.OnTermination.IsAnnounced, Is.False);
    }

    [Test]
    public void It_says_why()
    {
        var check = default(ExaBgpHealthCheck);
        var why = new Explanation();
        check.Take(s_defaults, succeeded: true, why: why);

        Assert.That(why.ToString(), Is.EqualTo("= Rising: was Init (success, 1 in a row)\n"));
    }

    // Fast failure: 2 s after the first failed check, 2 to 7 s after the fault, 4.5 s in the mean. A check that hangs
    // takes 5 s, three times: 17 to 22 s.
    [TestCase(0, 0, 2)]
    [TestCase(5, 0, 7)]
    [TestCase(2.5, 0, 4.5)]
    [TestCase(0, 5, 17)]
    [TestCase(5, 5, 22)]
    public void It_takes_this_many_seconds_to_fall(double untilCheck, double check, double seconds) =>
        Assert.That(
            s_defaults.TimeToFall(SimDuration.FromSeconds(untilCheck), SimDuration.FromSeconds(check)),
            Is.EqualTo(SimDuration.FromSeconds(seconds))
        );

    [Law]
    public bool The_times_are_those_of_the_process(byte rise, byte fall, byte fast, byte untilCheck, byte check)
    {
        ExaBgpHealthOptions options = new()
        {
            Rise = 1 + (rise % 5),
            Fall = 1 + (fall % 5),
            FastInterval = SimDuration.FromMilliseconds(fast * 10),
        };
        SimDuration until = SimDuration.FromMilliseconds(untilCheck * 5_000.0 / 255);
        SimDuration perCheck = SimDuration.FromMilliseconds(check * 20);
        var process = default(ExaBgpHealthCheck);
        SimDuration toRise = Until(ref process, Up, options, until, perCheck);
        SimDuration toFall = Until(ref process, Down, options, until, perCheck);
        return toRise == options.TimeToRise(until, perCheck) && toFall == options.TimeToFall(until, perCheck);
    }

    /// <summary>Runs checks that lead to a state, and gives the time until it is announced.</summary>
    private static SimDuration Until(
        ref ExaBgpHealthCheck process,
        ExaBgpHealthState wanted,
        ExaBgpHealthOptions options,
        SimDuration untilCheck,
        SimDuration perCheck
    )
    {
        SimDuration time = untilCheck;
        while (true)
        {
            time += perCheck;
            process.Take(options, wanted == Up);
            if (process.State == wanted)
            {
                return time;
            }
            time += process.Pause(options);
        }
    }
}
