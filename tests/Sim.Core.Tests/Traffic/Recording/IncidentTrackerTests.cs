using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Tests.Traffic.Recording;

/// <summary>A fault from 100 to 400 s, or a change at 100 s, in the world of <see cref="DrawnPlane"/>.</summary>
[TestFixture]
public sealed class IncidentTrackerTests
{
    private static readonly IncidentWindow s_fault = new(
        SimTime.FromSeconds(100),
        SimDuration.FromSeconds(300),
        SimTime.FromSeconds(1000),
        [0]
    );

    private static readonly IncidentWindow s_change = s_fault with { Length = null, Endpoints = null };

    private static readonly IncidentWindow[] s_both = [s_fault, s_change];

    // All that moves is 60 % of the demand. P50 = 30 + 30, P90 = 30 + 54, P99 = 30 + 59.4 s: exact on straight lines
    // between points, and points lie every 10 s. The drift of group 1, 2 % of the demand, is less than a twentieth of
    // 60 + 2 %, so its endpoint does not count as losing where any may.
    [TestCaseSource(nameof(s_both))]
    public void Shares_of_what_leaves_the_losing_endpoints_are_read_off_the_line(IncidentWindow window)
    {
        IncidentOutcome outcome = Run(window);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.MovedShare, Is.EqualTo(0.6).Within(1e-12));
            Assert.That(outcome.MovedP50Seconds, Is.EqualTo(60).Within(1e-9));
            Assert.That(outcome.MovedP90Seconds, Is.EqualTo(84).Within(1e-9));
            Assert.That(outcome.MovedP99Seconds, Is.EqualTo(89.4).Within(1e-9));
        });
    }

    // 99 % are back 20 + 99 s after the end, seen at the end of that step: 120 s. Group 1 drifts on.
    [Test]
    public void Users_have_returned_when_1_percent_of_what_moved_is_left() =>
        Assert.That(Run(s_fault).ReturnedSeconds, Is.EqualTo(120).Within(1e-9));

    // Of group 0, 0.5 + 0.4 + 0.1 requests a second fail at endpoint 0, at the taker and at endpoint 3, where it was
    // not before; those of the others are not on account of the incident. From the begin to the return: 300 + 120 s. A
    // change is watched to the end: 900 s.
    [Test]
    public void Failures_of_who_had_to_leave_count_until_they_are_back()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Run(s_fault).FailedRequests, Is.EqualTo(420).Within(1e-9));
            Assert.That(Run(s_change).FailedRequests, Is.EqualTo(900).Within(1e-9));
        });
    }

    // The same users end without an endpoint. The 7 failures a second of group 2 there are none of theirs.
    [Test]
    public void Failures_without_an_endpoint_count_for_who_had_to_leave() =>
        Assert.That(Run(s_fault, taker: DrawnPlane.Nowhere).FailedRequests, Is.EqualTo(420).Within(1e-9));

    // Nobody leaves endpoint 2 after 600 s, and 5 requests a second fail there for 300 s.
    [Test]
    public void A_fault_that_moves_nobody_counts_what_fails_where_it_is()
    {
        IncidentOutcome outcome = Run(s_fault with { At = SimTime.FromSeconds(700), Endpoints = [2] });
        Assert.Multiple(() =>
        {
            Assert.That(outcome.FailedRequests, Is.EqualTo(1500).Within(1e-9));
            Assert.That(outcome.MovedP50Seconds, Is.Null);
        });
    }

    // Group 0 moves and returns meanwhile. The users of endpoint 2 have moved to endpoint 3 by a tenth after 500 s: P50
    // after 250 s. At endpoints 2 and 3, 5 + 3 requests a second fail, and 0.1 of group 0.
    [Test]
    public void Users_of_other_endpoints_who_move_meanwhile_do_not_count()
    {
        IncidentOutcome outcome = Run(s_fault with { Length = SimDuration.FromSeconds(600), Endpoints = [2] });
        Assert.Multiple(() =>
        {
            Assert.That(outcome.MovedShare, Is.EqualTo(0.02).Within(1e-12));
            Assert.That(outcome.MovedP50Seconds, Is.EqualTo(250).Within(1e-9));
            Assert.That(outcome.FailedRequests, Is.EqualTo(900 * 8.1).Within(1e-9));
        });
    }

    // The taker is full from 150 to 260 s; endpoints 2 and 3 are full all the time, but nobody moved there for it.
    [Test]
    public void Capacity_is_there_after_the_last_moment_at_which_a_taker_was_full() =>
        Assert.That(Run(s_fault, fullFrom: 150, fullTo: 260).CapacitySeconds, Is.EqualTo(160).Within(1e-9));

    // The fault ends at 400 s; from 420 s on users leave the taker, who is full because of them until 450 s. A taker
    // that is not full at 400 s has had room: 500 s is when it was full for the last time.
    [TestCase(150, 450, null)]
    [TestCase(400, 450, null)]
    [TestCase(450, 500, 400.0)]
    public void A_taker_that_is_full_until_users_may_go_back_never_had_the_capacity(
        double fullFrom,
        double fullTo,
        double? expected
    ) => Assert.That(Run(s_fault, fullFrom: fullFrom, fullTo: fullTo).CapacitySeconds, Is.EqualTo(expected));

    // Watching ends at 1000 s.
    [TestCase(150, 450, 350.0)]
    [TestCase(150, 1000, null)]
    public void After_a_change_takers_have_until_the_end_of_watching(double from, double to, double? expected) =>
        Assert.That(Run(s_change, fullFrom: from, fullTo: to).CapacitySeconds, Is.EqualTo(expected));

    [Test]
    public void Without_an_endpoint_there_is_no_capacity() =>
        Assert.That(Run(s_fault, taker: DrawnPlane.Nowhere).CapacitySeconds, Is.Null);

    [Test]
    public void Takers_that_are_never_full_need_no_time() => Assert.That(Run(s_fault).CapacitySeconds, Is.Zero);

    [Test]
    public void A_run_that_ends_before_the_users_are_back_knows_no_return()
    {
        IncidentOutcome outcome = Run(s_fault with { End = SimTime.FromSeconds(450) });
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ReturnedSeconds, Is.Null);
            Assert.That(outcome.MovedP50Seconds, Is.EqualTo(60).Within(1e-9));
            Assert.That(outcome.FailedRequests, Is.EqualTo(350).Within(1e-9));
        });
    }

    // Watched from 700 s on, when nobody moves any more.
    [Test]
    public void Where_nobody_moves_there_are_no_times()
    {
        IncidentOutcome outcome = Run(s_change with { At = SimTime.FromSeconds(700) });
        Assert.That(outcome, Is.EqualTo(new IncidentOutcome(0, null, null, null, 0, null, null)));
    }

    [Test]
    public void A_fault_after_the_end_of_the_run_did_nothing()
    {
        IncidentOutcome outcome = Run(s_fault with { At = SimTime.FromSeconds(5000) });
        Assert.That(outcome, Is.EqualTo(new IncidentOutcome(0, null, null, null, 0, null, null)));
    }

    private static IncidentOutcome Run(IncidentWindow window, int taker = 1, double fullFrom = -1, double fullTo = -1)
    {
        var kernel = new SimulationKernel();
        var plane = new DrawnPlane(kernel) { Taker = taker, Full = (fullFrom, fullTo) };
        var tracker = new IncidentTracker(kernel, plane, DrawnPlane.Groups, DrawnPlane.Endpoints, [window]);
        plane.Start();
        kernel.RunUntil(SimTime.FromSeconds(1000));
        return tracker.OutcomeOf(0);
    }
}
