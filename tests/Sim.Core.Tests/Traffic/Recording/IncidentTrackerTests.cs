using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Traffic;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Tests.Traffic.Recording;

// Two groups, 3/4 and 1/4 of the demand, and three endpoints. The first group moves from the first to the second
// endpoint on straight lines: it begins 30 s after the fault (at 100 s, for 300 s) and needs 60 s; back from 20 s after
// its end on within 100 s.
[TestFixture]
public sealed class IncidentTrackerTests
{
    private static readonly IncidentWindow s_fault = new(
        SimTime.FromSeconds(100),
        SimDuration.FromSeconds(300),
        SimTime.FromSeconds(1000)
    );

    // All that moves is 3/4 of the demand. P50 = 30 + 30, P90 = 30 + 54, P99 = 30 + 59.4 s: exact on straight lines
    // between points, and points lie every 10 s.
    [Test]
    public void Shares_of_what_moves_are_read_off_the_line()
    {
        IncidentOutcome outcome = Run(s_fault);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.MovedShare, Is.EqualTo(0.75).Within(1e-12));
            Assert.That(outcome.MovedP50Seconds, Is.EqualTo(60).Within(1e-9));
            Assert.That(outcome.MovedP90Seconds, Is.EqualTo(84).Within(1e-9));
            Assert.That(outcome.MovedP99Seconds, Is.EqualTo(89.4).Within(1e-9));
        });
    }

    // 99 % are back 20 + 99 s after the end, seen at the end of that step: 120 s.
    [Test]
    public void Users_have_returned_when_1_percent_of_what_moved_is_left() =>
        Assert.That(Run(s_fault).ReturnedSeconds, Is.EqualTo(120).Within(1e-9));

    // One request a second fails all the time. From the begin to the return: 300 + 120.
    [Test]
    public void Failures_count_until_users_are_back() =>
        Assert.That(Run(s_fault).FailedRequests, Is.EqualTo(420).Within(1e-9));

    // The taker is full from 150 to 260 s; the third endpoint is full all the time, but nobody moved there.
    [Test]
    public void Capacity_is_there_after_the_last_moment_at_which_a_taker_was_full() =>
        Assert.That(Run(s_fault, fullFrom: 150, fullTo: 260).CapacitySeconds, Is.EqualTo(160).Within(1e-9));

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

    // Watched from 700 s on, when everything is as before again.
    [Test]
    public void Where_nobody_moves_there_are_no_times()
    {
        IncidentOutcome outcome = Run(s_fault with { At = SimTime.FromSeconds(700), Length = null });
        Assert.Multiple(() =>
        {
            Assert.That(outcome.MovedShare, Is.Zero);
            Assert.That(outcome.MovedP50Seconds, Is.Null);
            Assert.That(outcome.CapacitySeconds, Is.Null);
            Assert.That(outcome.ReturnedSeconds, Is.Null);
        });
    }

    [Test]
    public void A_fault_after_the_end_of_the_run_did_nothing()
    {
        IncidentOutcome outcome = Run(s_fault with { At = SimTime.FromSeconds(5000) });
        Assert.That(outcome, Is.EqualTo(new IncidentOutcome(0, null, null, null, 0, null, null)));
    }

    private static IncidentOutcome Run(IncidentWindow window, double fullFrom = -1, double fullTo = -1)
    {
        var kernel = new SimulationKernel();
        var plane = new DrawnPlane(kernel, fullFrom, fullTo);
        var tracker = new IncidentTracker(kernel, plane, 2, 3, [window]);
        plane.Start();
        kernel.RunUntil(SimTime.FromSeconds(1000));
        return tracker.OutcomeOf(0);
    }

    /// <summary>A plane whose users move as drawn above, seen every 10 s.</summary>
    private sealed class DrawnPlane(SimulationKernel kernel, double fullFrom, double fullTo)
        : ITrafficPlane,
            IEventTarget
    {
        private IStepListener? _listener;
        private TargetId _self;
        private SimTime _now;

        public RequestLedger Ledger => new(0, 0, _now.TotalSeconds, 0, 0);

        public void Start()
        {
            _self = kernel.Register(this);
            kernel.Schedule(SimTime.FromSeconds(10), _self, 0, 0, EventPriority.Traffic);
        }

        public void Handle(in SimEvent simEvent)
        {
            AdvanceTo(kernel.Now);
            kernel.Schedule(kernel.Now + SimDuration.FromSeconds(10), _self, 0, 0, EventPriority.Traffic);
        }

        public void AdvanceTo(SimTime time)
        {
            if (time > _now)
            {
                SimTime from = _now;
                _now = time;
                _listener!.OnStep(from, time);
            }
        }

        public void Subscribe(IStepListener listener) => _listener = listener;

        public double RateOf(int group) => group == 0 ? 300 : 100;

        public void FillDirected(int group, Span<double> shares)
        {
            double t = _now.TotalSeconds;
            double away = Math.Clamp((t - 130) / 60, 0, 1) - Math.Clamp((t - 420) / 100, 0, 1);
            shares.Clear();
            shares[0] = group == 0 ? 1 - away : 0;
            shares[1] = group == 0 ? away : 0;
            shares[2] = group == 0 ? 0 : 1;
        }

        public double UtilizationOf(int endpoint) =>
            endpoint == 2 || (endpoint == 1 && _now.TotalSeconds >= fullFrom && _now.TotalSeconds <= fullTo) ? 1 : 0.5;
    }
}
