using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Kernel;

[TestFixture]
public sealed class SimulationKernelTests
{
    private static readonly EventPriority[] s_priorities =
    [
        EventPriority.World,
        EventPriority.Control,
        EventPriority.Traffic,
        EventPriority.Observation,
    ];

    private SimulationKernel _kernel = null!;
    private Recorder _target = null!;

    [SetUp]
    public void SetUp()
    {
        _kernel = new SimulationKernel();
        _target = new Recorder(_kernel);
    }

    [Test]
    public void At_one_instant_the_world_acts_first_then_control_then_traffic_then_observation()
    {
        foreach (EventPriority priority in s_priorities.Reverse())
        {
            _kernel.Schedule(At(5), _target.Id, (int)priority, priority: priority);
        }
        _kernel.RunUntil(At(5));

        Assert.That(Kinds(), Is.EqualTo(new[] { 0, 64, 128, 192 }));
    }

    [Test]
    public void Equal_events_run_in_the_order_of_scheduling()
    {
        for (int i = 0; i < 100; i++)
        {
            _kernel.Schedule(At(5), _target.Id, i);
        }
        _kernel.RunUntil(At(5));

        Assert.That(Kinds(), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public void What_a_handler_schedules_for_its_own_instant_runs_after_what_was_there_of_that_priority()
    {
        _kernel.Schedule(At(1), _target.Id, 1);
        _kernel.Schedule(At(1), _target.Id, 2);
        _kernel.Schedule(At(1), _target.Id, 5, priority: EventPriority.Traffic);
        _target.Reaction = e =>
        {
            if (e.Kind == 1)
            {
                _kernel.Schedule(_kernel.Now, _target.Id, 3);
                _kernel.Schedule(_kernel.Now, _target.Id, 4);
            }
        };
        _kernel.RunUntil(At(1));

        Assert.That(Kinds(), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public void A_run_includes_its_end_and_leaves_later_events_pending()
    {
        _kernel.Schedule(At(10), _target.Id, 1, payload: 42);
        _kernel.Schedule(At(10) + new SimDuration(1), _target.Id, 2);
        _kernel.RunUntil(At(10));

        Assert.That(_target.Seen, Is.EqualTo(new[] { (At(10), 1, 42L) }));
        Assert.That((_kernel.Now, _kernel.PendingCount, _kernel.EventsRun), Is.EqualTo((At(10), 1, 1L)));

        _kernel.RunUntil(At(20));
        Assert.That((_kernel.Now, _kernel.PendingCount, _kernel.EventsRun), Is.EqualTo((At(20), 0, 2L)));
    }

    [Test]
    public void The_past_and_strangers_are_refused()
    {
        _kernel.RunUntil(At(10));

        Assert.That(
            () => _kernel.Schedule(At(9), _target.Id, 0),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("10s")
        );
        Assert.That(() => _kernel.RunUntil(At(9)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => _kernel.Schedule(At(11), default, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => _kernel.Schedule(At(11), new TargetId(2), 0),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void An_event_is_cancelled_once()
    {
        EventHandle handle = _kernel.Schedule(At(1), _target.Id, 1);

        Assert.That(_kernel.Cancel(handle));
        Assert.That(_kernel.Cancel(handle), Is.False);
        Assert.That(_kernel.Cancel(default), Is.False);
        Assert.That(_kernel.Cancel(new EventHandle(-1, 1)), Is.False);
        Assert.That(_kernel.Cancel(new EventHandle(1_000_000, 1)), Is.False);
        _kernel.RunUntil(At(2));
        Assert.That(_target.Seen, Is.Empty);
    }

    [Test]
    public void The_handle_of_an_event_that_ran_does_not_cancel_its_successor_in_the_same_slot()
    {
        EventHandle first = _kernel.Schedule(At(1), _target.Id, 1);
        _kernel.RunUntil(At(1));
        EventHandle second = _kernel.Schedule(At(2), _target.Id, 2);

        Assert.That(second.Slot, Is.EqualTo(first.Slot));
        Assert.That(_kernel.Cancel(first), Is.False);
        _kernel.RunUntil(At(2));
        Assert.That(Kinds(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void An_event_may_not_run_the_kernel()
    {
        _kernel.Schedule(At(1), _target.Id, 1);
        _target.Reaction = _ => _kernel.RunUntil(At(5));

        Assert.That(
            () => _kernel.RunUntil(At(2)),
            Throws.InvalidOperationException.With.Message.Contains("runs already")
        );
    }

    [Test]
    public void A_target_that_throws_ends_the_run_but_not_the_kernel()
    {
        _kernel.Schedule(At(1), _target.Id, 1);
        _kernel.Schedule(At(2), _target.Id, 2);
        _target.Reaction = e => _ = e.Kind == 1 ? throw new FormatException() : 0;

        Assert.That(() => _kernel.RunUntil(At(3)), Throws.InstanceOf<FormatException>());
        _kernel.RunUntil(At(3));
        Assert.That(Kinds(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void The_limit_of_pending_events_names_the_model_and_the_remedy()
    {
        var kernel = new SimulationKernel(pendingLimit: 3);
        var target = new Recorder(kernel);
        EventHandle last = default;
        for (int i = 0; i < 3; i++)
        {
            last = kernel.Schedule(At(1), target.Id, 7);
        }

        Assert.That(
            () => kernel.Schedule(At(1), target.Id, 7),
            Throws.InvalidOperationException.With.Message.Contains("Recorder").And.Message.Contains("pendingLimit")
        );
        kernel.Cancel(last);
        Assert.That(() => kernel.Schedule(At(1), target.Id, 7), Throws.Nothing);
    }

    // Slots have 24 bits, and cancelled events hold at most as many of them as live ones: 2^23.
    [Test]
    public void A_limit_that_the_kernel_cannot_hold_is_refused()
    {
        Assert.That(() => new SimulationKernel(pendingLimit: 8_388_608), Throws.Nothing);
        Assert.That(
            () => new SimulationKernel(pendingLimit: 8_388_609),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("8388608")
        );
    }

    [Test]
    public void A_model_that_waits_for_itself_is_stopped()
    {
        var kernel = new SimulationKernel(instantLimit: 1_000);
        var target = new Recorder(kernel);
        target.Reaction = _ => kernel.Schedule(kernel.Now, target.Id, 7);
        kernel.Schedule(At(1), target.Id, 7);

        Assert.That(
            () => kernel.RunUntil(At(2)),
            Throws.InvalidOperationException.With.Message.Contains("1,000").And.Message.Contains("instantLimit")
        );
        Assert.That(target.Seen, Has.Count.EqualTo(1_000));
    }

    private static SimTime At(double seconds) => SimTime.FromSeconds(seconds);

    private IEnumerable<int> Kinds() => _target.Seen.Select(e => e.Kind);
}
