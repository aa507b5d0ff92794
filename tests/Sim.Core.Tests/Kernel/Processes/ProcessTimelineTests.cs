using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>When a process runs: given processes, and what they do in which order.</summary>
[TestFixture]
public sealed class ProcessTimelineTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void Two_clocks_tick_side_by_side()
    {
        async Process Clock(string name, double period)
        {
            for (int i = 0; i < 3; i++)
            {
                _timeline.Note(name);
                await _timeline.Delay(period);
            }
        }
        Sim.Start(Clock("fast", 1));
        Sim.Start(Clock("slow", 2));

        // At 2 s slow was scheduled first, at 0 s, and fast at 1 s.
        _timeline.Expect("0 fast", "0 slow", "1 fast", "2 slow", "2 fast", "4 slow");
        Assert.That(Sim.AliveCount, Is.Zero);
    }

    [Test]
    public void A_started_process_begins_when_the_one_that_started_it_waits()
    {
        async Process Parent()
        {
            Sim.Start(Child());
            _timeline.Note("parent started a child");
            await _timeline.Delay(0);
            _timeline.Note("parent goes on");
        }
        async Process Child()
        {
            _timeline.Note("child");
            await _timeline.Delay(0);
        }
        Sim.Start(Parent());

        _timeline.Expect("0 parent started a child", "0 child", "0 parent goes on");
    }

    [Test]
    public void Nothing_of_a_method_runs_before_it_is_started()
    {
        async Process Late()
        {
            _timeline.Note("runs");
            await _timeline.Delay(1);
        }
        Process call = Late();
        _timeline.RunUntil(5);
        Assert.That(_timeline.Notes, Is.Empty);

        Sim.Start(call);
        Assert.That(_timeline.Notes, Is.Empty);
        _timeline.Expect("5 runs");
    }

    [Test]
    public void A_call_runs_at_once_as_a_part_of_its_caller()
    {
        async Process Caller()
        {
            _timeline.Note("before");
            await Callee();
            _timeline.Note("after");
        }
        async Process Callee()
        {
            _timeline.Note("called");
            await _timeline.Delay(2);
            _timeline.Note("returns");
        }
        async Process Other()
        {
            _timeline.Note("other");
            await _timeline.Delay(2);
            _timeline.Note("other again");
        }
        Sim.Start(Caller());
        Sim.Start(Other());

        _timeline.Expect("0 before", "0 called", "0 other", "2 returns", "2 after", "2 other again");
    }

    [Test]
    public void A_delay_of_zero_lets_the_others_of_the_instant_go_first()
    {
        async Process Polite()
        {
            _timeline.Note("polite arrives");
            await _timeline.Delay(0);
            _timeline.Note("polite goes on");
        }
        async Process Other()
        {
            _timeline.Note("other");
            await _timeline.Delay(1);
        }
        Sim.Start(Polite());
        Sim.Start(Other());

        _timeline.Expect("0 polite arrives", "0 other", "0 polite goes on");
    }

    [Test]
    public void Steps_of_one_instant_follow_the_priorities_of_their_processes()
    {
        async Process Step(string name)
        {
            await _timeline.Delay(1);
            _timeline.Note(name);
            await Inner(name);
        }
        async Process Inner(string name)
        {
            await _timeline.Delay(1);
            _timeline.Note(name);
        }
        Sim.Start(Step("results"), priority: EventPriority.Observation);
        Sim.Start(Step("traffic"), priority: EventPriority.Traffic);
        Sim.Start(Step("control"));
        Sim.Start(Step("fault"), priority: EventPriority.World);

        _timeline.Expect(
            "1 fault",
            "1 control",
            "1 traffic",
            "1 results",
            "2 fault",
            "2 control",
            "2 traffic",
            "2 results"
        );
    }

    [Test]
    public void Processes_and_other_targets_share_one_order()
    {
        var target = new Recorder(_timeline.Kernel) { Reaction = e => _timeline.Note($"event {e.Kind}") };
        async Process Walker()
        {
            await _timeline.Delay(1);
            _timeline.Note("walker");
            _timeline.Kernel.Schedule(Sim.Now, target.Id, 3);
            await _timeline.Delay(0);
            _timeline.Note("walker again");
        }
        _timeline.Kernel.Schedule(Sim.Now + Core.Quantities.SimDuration.FromSeconds(1), target.Id, 1);
        Sim.Start(Walker());
        _timeline.RunUntil(0);
        _timeline.Kernel.Schedule(Sim.Now + Core.Quantities.SimDuration.FromSeconds(1), target.Id, 2);

        _timeline.Expect("1 event 1", "1 walker", "1 event 2", "1 event 3", "1 walker again");
    }

    [Test]
    public void The_running_process_can_be_asked_for()
    {
        async Process Outer()
        {
            await Inner();
        }
        async Process Inner()
        {
            _timeline.Note(Sim.Current?.Name ?? "none");
            await _timeline.Delay(1);
        }
        ProcessHandle outer = Sim.Start(Outer(), "the outer one");

        Assert.That(Sim.Current, Is.Null);
        Assert.That(
            (outer.IsAlive, outer.Name, outer.ToString()),
            Is.EqualTo((true, "the outer one", "the outer one"))
        );
        _timeline.Expect("0 the outer one");
        Assert.That((outer.IsAlive, outer.Name), Is.EqualTo((false, "")));
    }

    [Test]
    public void A_process_without_a_name_is_called_after_its_method()
    {
        Assert.That(Sim.Start(Sleep(1)).Name, Is.EqualTo("Sleep"));
        Assert.That(Sim.Start(Answer()).ToString(), Is.EqualTo("Answer"));
    }

    [Test]
    public void An_infinite_process_is_stopped_by_the_end_of_the_run_and_continued_by_the_next()
    {
        async Process Forever()
        {
            while (true)
            {
                await _timeline.Delay(10);
                _timeline.Note("tick");
            }
        }
        Sim.Start(Forever());
        _timeline.RunUntil(25);
        Assert.That(_timeline.Notes, Is.EqualTo(new[] { "10 tick", "20 tick" }));
        _timeline.RunUntil(30);
        Assert.That(_timeline.Notes, Has.Count.EqualTo(3));
        Assert.That(Sim.AliveCount, Is.EqualTo(1));
    }

    [Test]
    public void Every_step_runs_on_the_thread_of_the_kernel_and_past_any_synchronization_context()
    {
        var threads = new HashSet<int>();
        async Process Walker()
        {
            for (int i = 0; i < 10; i++)
            {
                threads.Add(Environment.CurrentManagedThreadId);
                await Sleep(1);
            }
        }
        Sim.Start(Walker());
        SynchronizationContext? previous = SynchronizationContext.Current;
        var refusing = new RefusingContext();
        SynchronizationContext.SetSynchronizationContext(refusing);
        try
        {
            _timeline.RunUntil(100);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
        Assert.That(threads, Is.EqualTo(new[] { Environment.CurrentManagedThreadId }));
        Assert.That((Sim.AliveCount, refusing.Calls), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_delay_is_not_negative() =>
        Assert.That(() => _timeline.Delay(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private async Process Sleep(double seconds) => await _timeline.Delay(seconds);

    private async Process<int> Answer()
    {
        await Sleep(1);
        return 42;
    }

    private sealed class RefusingContext : SynchronizationContext
    {
        public int Calls { get; private set; }

        public override void Post(SendOrPostCallback d, object? state) => Calls++;

        public override void Send(SendOrPostCallback d, object? state) => Calls++;

        public override void OperationStarted() => Calls++;
    }
}
