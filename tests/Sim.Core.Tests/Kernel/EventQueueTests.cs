using Sim.Core.Kernel;
using Sim.Core.Kernel.Queues;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel;

[TestFixture]
public sealed class EventQueueTests
{
    [Test]
    public void A_pending_event_takes_16_bytes()
    {
        Assert.That(System.Runtime.CompilerServices.Unsafe.SizeOf<PendingEvent>(), Is.EqualTo(16));
    }

    // Sequences are numbers of 32 bits: five before the last of them, the sixth event gets number 0 again, while the
    // first five are renumbered 0 to 4 before it. All are due at one instant, so only the numbers order them.
    [Test]
    public void When_the_numbers_run_out_pending_events_keep_their_order()
    {
        var queue = new EventQueue<AdaptiveQueue>(firstSequence: uint.MaxValue - 5);
        var handles = new List<EventHandle>();
        for (int kind = 0; kind < 20; kind++)
        {
            handles.Add(queue.Add(new SimTime(9), EventPriority.Control, new TargetId(1), new SimEvent(kind, 0)));
        }
        queue.Add(new SimTime(9), EventPriority.World, new TargetId(1), new SimEvent(100, 0));

        Assert.That(queue.Cancel(handles[3]));
        int[] expected = [100, .. Enumerable.Range(0, 20).Where(kind => kind != 3)];
        Assert.That(Kinds(queue), Is.EqualTo(expected));
    }

    // A client's 30 s timeout that never fires: set and cancelled at every request, by itself and among 10,000 others.
    // At most as many cancelled events as live ones keep a place, and arrays double: four times the live ones.
    [TestCase(0)]
    [TestCase(10_000)]
    public void A_million_cancelled_timeouts_take_no_memory(int others)
    {
        var queue = new EventQueue<AdaptiveQueue>();
        var random = new RandomStream(5);
        for (int i = 0; i <= others; i++)
        {
            queue.Add(SimTime.FromSeconds(40), EventPriority.Control, new TargetId(1), default);
        }
        int capacity = 0;
        int cancelled = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            SimTime at = new SimTime(i) + SimDuration.FromSeconds(30) + random.NextDuration(new SimDuration(1_000));
            EventHandle timeout = queue.Add(at, EventPriority.Traffic, new TargetId(1), default);
            cancelled += queue.Cancel(timeout) ? 1 : 0;
            capacity = i == 100_000 ? queue.Capacity : capacity;
        }
        Assert.That(cancelled, Is.EqualTo(1_000_000));
        Assert.That(queue.LiveCount, Is.EqualTo(others + 1));
        Assert.That(queue.Capacity, Is.EqualTo(capacity));
        Assert.That(queue.Capacity, Is.LessThanOrEqualTo(Math.Max(2_048, 8 * others)));
    }

    [Test]
    public void Cancelled_events_do_not_run_whichever_queue_holds_them()
    {
        var queue = new EventQueue<AdaptiveQueue>();
        var random = new RandomStream(3);
        var expected = new List<(long Time, int Kind)>();
        var handles = new List<EventHandle>();
        for (int kind = 0; kind < 20_000; kind++)
        {
            var at = new SimTime(random.NextInt32(1_000));
            handles.Add(queue.Add(at, EventPriority.Control, new TargetId(1), new SimEvent(kind, 0)));
            expected.Add((at.Nanoseconds, kind));
        }
        // Two in three: more than are left, so they are dropped together on the way.
        expected = [.. expected.Where(e => e.Kind % 3 == 0).Order()];
        bool all = handles.Index().Where(e => e.Index % 3 != 0).All(e => queue.Cancel(e.Item));

        Assert.That(all);
        Assert.That(queue.LiveCount, Is.EqualTo(expected.Count));
        Assert.That(Kinds(queue), Is.EqualTo(expected.Select(e => e.Kind)));
    }

    [TestCase(1_000)]
    [TestCase(100_000)]
    public void The_steady_state_allocates_nothing(int pending)
    {
        var kernel = new SimulationKernel();
        var target = new Successor(kernel, pending);
        for (int i = 0; i < pending; i++)
        {
            kernel.Schedule(new SimTime(i), target.Id, 0);
        }
        kernel.RunUntil(new SimTime(20L * pending));
        long before = GC.GetAllocatedBytesForCurrentThread();
        long run = kernel.EventsRun;
        kernel.RunUntil(new SimTime(25L * pending));

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        // Each event lives for a mean of `pending` nanoseconds, so about five times `pending` of them run.
        Assert.That(kernel.EventsRun - run, Is.EqualTo(5 * pending).Within(1).Percent);
    }

    private static List<int> Kinds(EventQueue<AdaptiveQueue> queue)
    {
        var kinds = new List<int>();
        while (queue.TryTake(SimTime.MaxValue, out _, out _, out SimEvent simEvent))
        {
            kinds.Add(simEvent.Kind);
        }
        return kinds;
    }

    /// <summary>Schedules the next event and moves a timeout at every event.</summary>
    private sealed class Successor : IEventTarget
    {
        private readonly SimulationKernel _kernel;
        private readonly int _meanDelay;
        private readonly RandomStream _random = new(1);
        private EventHandle _timeout;

        public Successor(SimulationKernel kernel, int meanDelay)
        {
            _kernel = kernel;
            _meanDelay = meanDelay;
            Id = kernel.Register(this);
        }

        public TargetId Id { get; }

        public void Handle(in SimEvent simEvent)
        {
            _kernel.Schedule(_kernel.Now + new SimDuration((long)_random.NextExponential(_meanDelay)), Id, 0);
            _kernel.Cancel(_timeout);
            _timeout = _kernel.Schedule(_kernel.Now + SimDuration.FromSeconds(30), Id, 1);
        }
    }
}
