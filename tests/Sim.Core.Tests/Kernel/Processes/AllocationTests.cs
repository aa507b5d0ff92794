using System.Runtime.CompilerServices;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>A step of a process takes no memory, and what has finished is used again or freed.</summary>
[TestFixture]
public sealed class AllocationTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void Delays_allocate_nothing()
    {
        Sim.Start(Forever(() => Delay(1)));
        AssertSteadyStateAllocatesNothing();
    }

    [Test]
    public void Free_and_contended_units_allocate_nothing()
    {
        var contended = new Server(Sim, 2);
        var free = new PriorityServer(Sim, 8);
        var prioritized = new PriorityServer(Sim, 2);
        async Process Customer(int number)
        {
            while (true)
            {
                using (await contended.Acquire())
                using (await free.Acquire(number))
                using (await prioritized.Acquire(number))
                {
                    await Delay(1);
                }
            }
        }
        for (int i = 0; i < 8; i++)
        {
            Sim.Start(Customer(i));
        }
        AssertSteadyStateAllocatesNothing();
    }

    [Test]
    public void Stores_containers_and_gates_allocate_nothing()
    {
        var store = new Store<(int, string)>(Sim, 2);
        var tank = new Container(Sim, 10);
        var gate = new Gate(Sim);
        async Process Giver()
        {
            while (true)
            {
                for (int i = 0; i < 5; i++)
                {
                    await store.Put((i, "item"));
                    await tank.Put(3);
                }
                await Delay(1);
                gate.Open();
                gate.Close();
            }
        }
        async Process Taker()
        {
            while (true)
            {
                await store.Get();
                await tank.Get(3);
            }
        }
        Sim.Start(Giver());
        Sim.Start(Taker());
        Sim.Start(Taker());
        Sim.Start(Forever(gate.WhenOpen));
        AssertSteadyStateAllocatesNothing();
    }

    [Test]
    public void Any_and_all_allocate_nothing()
    {
        var server = new Server(Sim);
        var store = new Store<string>(Sim);
        Assert.That(server.TryAcquire(out _));
        async Process Main()
        {
            while (true)
            {
                await Sim.Any(Delay(1), Delay(2), Delay(3));
                await Sim.All(Delay(1), Delay(3));
                await Sim.Any(server.Acquire(), Delay(1));
                await Sim.Any(Sim.Any(server.Acquire(), store.Get()), Delay(1));
                await Sim.Any(store.Get(), store.Get());
            }
        }
        async Process Giver()
        {
            while (true)
            {
                await Delay(5);
                await store.Put("item");
            }
        }
        Sim.Start(Main());
        Sim.Start(Giver());
        AssertSteadyStateAllocatesNothing();
    }

    // Each put has an item that must not be kept when the put is given up, or not even begun.
    [Test]
    public void Waits_that_are_given_up_leave_nothing_behind()
    {
        var full = new Store<string>(Sim, capacity: 1);
        var open = new Gate(Sim, open: true);
        var closed = new Gate(Sim);
        Assert.That(full.TryPut("item"));
        async Process Main()
        {
            while (true)
            {
                await Sim.Any(full.Put("late"), Delay(1));
                await Sim.Any(open.WhenOpen(), full.Put("unasked"), Sim.All(full.Put("x"), closed.WhenOpen()));
            }
        }
        Sim.Start(Main());
        AssertSteadyStateAllocatesNothing();
    }

    [Test]
    public void Statistics_allocate_nothing_while_they_are_kept()
    {
        var server = new Server(Sim);
        server.Measure();
        async Process Customer()
        {
            while (true)
            {
                using (await server.Acquire())
                {
                    await Delay(1);
                }
            }
        }
        Sim.Start(Customer());
        Sim.Start(Customer());
        AssertSteadyStateAllocatesNothing();
    }

    // In a debug build the compiler makes classes of state machines, which are allocated with each call.
#if !DEBUG
    [Test]
    public void Processes_that_come_and_go_use_the_memory_of_those_that_have_gone()
    {
        async Process Arrivals()
        {
            while (true)
            {
                await Delay(1);
                ProcessHandle customer = Sim.Start(Customer());
                await customer.Finished;
            }
        }
        async Process Customer() => await Delay(await Draw());
        async Process<int> Draw()
        {
            await Delay(1);
            return 1;
        }
        Sim.Start(Arrivals());
        AssertSteadyStateAllocatesNothing();
    }
#endif

    [Test]
    public void A_simulation_that_nobody_refers_to_any_more_is_freed_with_its_processes()
    {
        (WeakReference simulation, WeakReference held) = Abandon();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That((simulation.IsAlive, held.IsAlive), Is.EqualTo((false, false)));
    }

    [Test]
    public void What_a_finished_process_referred_to_is_freed()
    {
        WeakReference held = RunToTheEnd(_timeline);
        GC.Collect();

        Assert.That(held.IsAlive, Is.False);
        GC.KeepAlive(_timeline);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Simulation, WeakReference Held) Abandon()
    {
        var timeline = new Timeline();
        var server = new Server(timeline.Sim);
        var gate = new Gate(timeline.Sim);
        object held = new();
        async Process Wait(object argument)
        {
            using (await server.Acquire())
            {
                await timeline.Sim.Any(gate.WhenOpen(), timeline.Delay(100));
                GC.KeepAlive(argument);
            }
        }
        timeline.Sim.Start(Wait(held));
        timeline.Sim.Start(Wait(held));
        timeline.RunUntil(1);
        return (new WeakReference(timeline.Sim), new WeakReference(held));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunToTheEnd(Timeline timeline)
    {
        object held = new();
        async Process Wait(object argument)
        {
            await timeline.Sim.Any(timeline.Delay(1), timeline.Delay(2));
            GC.KeepAlive(argument);
        }
        timeline.Sim.Start(Wait(held));
        timeline.RunUntil(1);
        Assert.That(timeline.Sim.AliveCount, Is.Zero);
        return new WeakReference(held);
    }

    private Wait Delay(int nanoseconds) => Sim.Delay(new SimDuration(nanoseconds));

    private static async Process Forever(Func<Wait> wait)
    {
        while (true)
        {
            await wait();
        }
    }

    private void AssertSteadyStateAllocatesNothing()
    {
        _timeline.Kernel.RunUntil(new SimTime(1_000));
        long run = _timeline.Kernel.EventsRun;
        long before = GC.GetAllocatedBytesForCurrentThread();
        _timeline.Kernel.RunUntil(new SimTime(11_000));

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(_timeline.Kernel.EventsRun - run, Is.GreaterThan(4_000));
    }
}
