using Sim.Core.Kernel;
using Sim.Core.Kernel.Queues;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel;

/// <summary>Every queue gives the order of a sorted list, whatever the times look like.</summary>
[TestFixture]
public sealed class PendingQueueLaws
{
    private static readonly string[] s_queues = ["heap", "ladder", "adaptive"];

    private static readonly EventPriority[] s_priorities = Enum.GetValues<EventPriority>();

    private const long Never = long.MaxValue;

    // How far ahead the next event is. Ties: 8 instants. Spread: mostly dense, every hundredth far off, as timeouts
    // are. Grid: periodic. Tail: logarithms spread over eighteen powers of ten. Late: a run that begins after thirty
    // years.
    private static readonly Dictionary<string, Func<RandomStream, long>> s_delays = new()
    {
        ["ties"] = random => random.NextInt32(8),
        ["one instant"] = _ => 0,
        ["exponential"] = random => (long)random.NextExponential(1e6),
        ["spread"] = random => random.NextInt32(100) == 0 ? 30_000_000_000 : random.NextInt32(1_000),
        ["grid"] = random => 10_000_000L * random.NextInt32(5),
        ["never"] = random => random.NextInt32(2) == 0 ? Never : random.NextInt32(1_000),
        ["late"] = random => random.NextInt32(100) == 0 ? 1_000_000_000_000_000_000 : random.NextInt32(1_000),
        ["tail"] = random => (long)Math.Pow(10, 18 * random.NextDouble() * random.NextDouble()),
    };

    [Test]
    public void A_million_operations_on_tie_rich_times_give_the_order_of_a_sorted_list(
        [ValueSource(nameof(s_queues))] string queue
    ) =>
        Assert.That(
            Disagreement(queue, "ties", new RandomStream(11), population: 30_000, operations: 1_000_000),
            Is.Null
        );

    [Test]
    public void Any_shape_of_times_gives_the_order_of_a_sorted_list(
        [ValueSource(nameof(s_queues))] string queue,
        [Values("one instant", "exponential", "spread", "grid", "never", "late", "tail")] string delays
    ) =>
        Assert.That(
            Disagreement(queue, delays, new RandomStream(12), population: 20_000, operations: 100_000),
            Is.Null
        );

    [Law(MaxTest = 60)]
    public void Any_population_gives_the_order_of_a_sorted_list(ulong seed)
    {
        var random = new RandomStream(seed);
        string delays = s_delays.Keys.ElementAt(random.NextInt32(s_delays.Count));
        int population = 1 + random.NextInt32(3_000);
        foreach (string queue in s_queues)
        {
            Assert.That(
                Disagreement(queue, delays, new RandomStream(seed), population, operations: 10_000),
                Is.Null,
                $"{queue}, {delays}, {population} pending"
            );
        }
    }

    [Test]
    public void Draining_takes_every_event_once([ValueSource(nameof(s_queues))] string queue)
    {
        int[] drained = queue switch
        {
            "heap" => Drained(new HeapQueue()),
            "ladder" => Drained(new LadderQueue()),
            _ => Drained(new AdaptiveQueue()),
        };
        Assert.That(drained, Is.EquivalentTo(Enumerable.Range(100, 4_900)));
    }

    private static string? Disagreement(
        string queue,
        string delays,
        RandomStream random,
        int population,
        int operations
    ) =>
        queue switch
        {
            "heap" => Disagreement(new HeapQueue(), s_delays[delays], random, population, operations),
            "ladder" => Disagreement(new LadderQueue(), s_delays[delays], random, population, operations),
            _ => Disagreement(new AdaptiveQueue(), s_delays[delays], random, population, operations),
        };

    /// <summary>
    /// Adds and takes at random, so that the population wanders between nothing and its aim; null when queue and judge
    /// agree all the way.
    /// </summary>
    private static string? Disagreement<TQueue>(
        TQueue queue,
        Func<RandomStream, long> delay,
        RandomStream random,
        int population,
        int operations
    )
        where TQueue : struct, IPendingQueue
    {
        var judge = new SortedSet<(long Time, EventPriority Priority, uint Sequence)>();
        uint sequence = 0;
        long now = 0;
        bool grows = true;
        for (int operation = 0; operation < operations; operation++)
        {
            grows = judge.Count == 0 || (grows ? judge.Count < population : random.NextInt32(2 * population) == 0);
            if (judge.Count == 0 || random.NextInt32(8) < (grows ? 6 : 3))
            {
                long time = now + Math.Min(delay(random), Never - now);
                EventPriority priority = s_priorities[random.NextInt32(s_priorities.Length)];
                judge.Add((time, priority, sequence));
                queue.Add(new PendingEvent(time, priority, sequence, (int)(sequence % PendingEvent.MaxSlots)));
                sequence++;
                continue;
            }
            (long Time, EventPriority Priority, uint Sequence) expected = judge.Min;
            long limit = Math.Min(expected.Time, Never - 1) + random.NextInt32(3) - 1;
            bool taken = queue.TryTake(limit, out PendingEvent first);
            if (taken != limit >= expected.Time)
            {
                return $"operation {operation}: first {expected.Time}, limit {limit}, taken: {taken}";
            }
            if (taken && (first.Time != expected.Time || first.Slot != expected.Sequence % PendingEvent.MaxSlots))
            {
                return $"operation {operation}: {first.Time} of slot {first.Slot} instead of {expected}";
            }
            if (taken)
            {
                judge.Remove(expected);
                now = expected.Time;
            }
            if (queue.Count != judge.Count)
            {
                return $"operation {operation}: {queue.Count} pending instead of {judge.Count}";
            }
        }
        return null;
    }

    /// <summary>Slots of what is left of 5,000 events when the first 100 have been taken.</summary>
    private static int[] Drained<TQueue>(TQueue queue)
        where TQueue : struct, IPendingQueue
    {
        for (int i = 0; i < 5_000; i++)
        {
            queue.Add(new PendingEvent((long)i * i, EventPriority.Control, (uint)i, i));
        }
        for (int i = 0; i < 100; i++)
        {
            queue.TryTake(long.MaxValue, out _);
        }
        var drained = new PendingEvent[queue.Count];
        queue.Drain(drained);
        bool isEmpty = queue.Count == 0 && !queue.TryTake(long.MaxValue, out _);
        // An emptied queue starts again.
        queue.Add(new PendingEvent(7, EventPriority.Control, 0, 42));
        bool goesOn = queue.TryTake(7, out PendingEvent again) && again.Slot == 42;
        return isEmpty && goesOn ? [.. drained.Select(pending => pending.Slot)] : [];
    }
}
