using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel;

[TestFixture]
public sealed class SimulationKernelLawTests
{
    private static readonly EventPriority[] s_priorities =
    [
        EventPriority.World,
        EventPriority.Control,
        EventPriority.Traffic,
        EventPriority.Observation,
    ];

    // The judge is a stable sort by (time, priority). Times are few, so that ties abound.
    [Law(MaxTest = 300)]
    public bool Events_run_in_the_order_of_a_stable_sort_without_the_cancelled(
        (byte Time, byte Priority, bool Cancel)[] plan
    )
    {
        var kernel = new SimulationKernel();
        var target = new Recorder(kernel);
        var handles = new List<EventHandle>();
        for (int i = 0; i < plan.Length; i++)
        {
            handles.Add(kernel.Schedule(Time(plan[i].Time), target.Id, i, priority: Priority(plan[i].Priority)));
        }
        bool cancelled = plan.Zip(handles).Where(p => p.First.Cancel).All(p => kernel.Cancel(p.Second));
        int pending = kernel.PendingCount;
        kernel.RunUntil(Time(byte.MaxValue));

        int[] expected =
        [
            .. Enumerable
                .Range(0, plan.Length)
                .Where(i => !plan[i].Cancel)
                .OrderBy(i => Time(plan[i].Time))
                .ThenBy(i => Priority(plan[i].Priority)),
        ];
        return cancelled && pending == expected.Length && target.Seen.Select(e => e.Kind).SequenceEqual(expected);
    }

    // Every handler schedules and cancels at random, while a sorted list does the same beside it.
    [Law(MaxTest = 50)]
    public bool Handlers_that_schedule_and_cancel_leave_the_order_of_a_sorted_list(ulong seed)
    {
        var random = new RandomStream(seed);
        var kernel = new SimulationKernel();
        var target = new Recorder(kernel);
        var judge = new SortedDictionary<(SimTime At, EventPriority Priority, int Id), EventHandle>();
        bool agrees = true;
        int scheduled = 0;

        void Schedule()
        {
            SimTime at = kernel.Now + new SimDuration(random.NextInt32(4));
            EventPriority priority = Priority((byte)random.NextInt32(4));
            judge.Add((at, priority, scheduled), kernel.Schedule(at, target.Id, scheduled, priority: priority));
            scheduled++;
        }

        target.Reaction = e =>
        {
            // An event of a more urgent class, scheduled late for this instant, still runs before the rest of the
            // instant.
            agrees &= judge.First().Key.Id == e.Kind && judge.First().Key.At == kernel.Now;
            judge.Remove(judge.First().Key);
            int births = scheduled < 2_000 ? random.NextInt32(4) : 0;
            for (int i = 0; i < births; i++)
            {
                Schedule();
            }
            if (judge.Count > 0 && random.NextInt32(3) == 0)
            {
                var victim = judge.ElementAt(random.NextInt32(judge.Count));
                agrees &= kernel.Cancel(victim.Value);
                judge.Remove(victim.Key);
            }
            agrees &= kernel.PendingCount == judge.Count;
        };
        for (int i = 0; i < 50; i++)
        {
            Schedule();
        }
        kernel.RunUntil(Time(20_000));
        return agrees && judge.Count == 0 && kernel.PendingCount == 0;
    }

    [Law]
    public bool The_clock_never_runs_back_over_several_runs((byte Time, byte Priority)[] plan, byte[] ends)
    {
        var kernel = new SimulationKernel();
        var target = new Recorder(kernel);
        foreach ((byte time, byte priority) in plan)
        {
            kernel.Schedule(Time(time), target.Id, 0, priority: Priority(priority));
        }
        foreach (byte end in ends.Order())
        {
            kernel.RunUntil(Time(end));
            if (kernel.Now != Time(end) || target.Seen.Count != plan.Count(p => p.Time <= end))
            {
                return false;
            }
        }
        return target.Seen.Select(e => e.At).SequenceEqual(target.Seen.Select(e => e.At).Order());
    }

    private static SimTime Time(int step) => new(step);

    private static EventPriority Priority(byte any) => s_priorities[any % s_priorities.Length];
}
