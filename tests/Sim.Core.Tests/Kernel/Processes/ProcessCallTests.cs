using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>Processes that call others and wait for others.</summary>
[TestFixture]
public sealed class ProcessCallTests
{
    private const int Deep = 100_000;

    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void A_call_returns_a_result()
    {
        async Process<int> Sum(int a, int b)
        {
            await _timeline.Delay(1);
            return a + b;
        }
        async Process Main()
        {
            int six = await Sum(1, 2) + await Sum(1, 2);
            _timeline.Note($"{six}");
        }
        Sim.Start(Main());

        _timeline.Expect("2 6");
    }

    [Test]
    public void A_call_that_does_not_wait_returns_at_once()
    {
        // No await that waits: the compiler may be told so.
#pragma warning disable CS1998
        async Process<string> Name() => "anna";
#pragma warning restore CS1998
        async Process Main()
        {
            _timeline.Note(await Name());
            await _timeline.Delay(1);
        }
        Sim.Start(Main());

        _timeline.Expect("0 anna");
        Assert.That(_timeline.Kernel.EventsRun, Is.EqualTo(2)); // the start and the delay
    }

    [Test]
    public void Any_number_of_processes_wait_for_the_end_of_one_before_and_after_it()
    {
        ProcessHandle<string> oracle = default;
        async Process<string> Oracle()
        {
            await _timeline.Delay(3);
            return "42";
        }
        async Process Ask(string name, double at)
        {
            await _timeline.Delay(at);
            _timeline.Note($"{name} hears {await oracle.Finished}");
        }
        oracle = Sim.Start(Oracle());
        Sim.Start(Ask("late", 5));
        Sim.Start(Ask("first", 1));
        Sim.Start(Ask("second", 2));

        _timeline.Expect("3 first hears 42", "3 second hears 42", "5 late hears 42");
        Assert.That(oracle.IsAlive, Is.False);
    }

    [Test]
    public void A_process_without_result_can_be_awaited_after_its_end_even_when_its_memory_serves_another()
    {
        async Process Short(double seconds) => await _timeline.Delay(seconds);
        ProcessHandle first = Sim.Start(Short(1));
        _timeline.RunUntil(2);
        ProcessHandle second = Sim.Start(Short(100));
        async Process Wait()
        {
            await first.Finished;
            _timeline.Note("the first has finished");
            await second.Finished;
            _timeline.Note("the second has finished");
        }
        Sim.Start(Wait());

        Assert.That((first.IsAlive, second.IsAlive, first == second), Is.EqualTo((false, true, false)));
        _timeline.Expect("2 the first has finished", "102 the second has finished");
    }

    [Test]
    public void A_hundred_thousand_nested_calls_do_not_fill_the_stack()
    {
        async Process<int> Depth(int left)
        {
            if (left == 0)
            {
                await _timeline.Delay(1);
                return 0;
            }
            return 1 + await Depth(left - 1);
        }
        async Process Main() => _timeline.Note($"{await Depth(Deep)}");
        Sim.Start(Main());

        _timeline.Expect("1 100000");
    }

    [Test]
    public void A_hundred_thousand_processes_in_a_row_end_one_after_the_other()
    {
        int finished = 0;
        async Process Link(ProcessHandle next)
        {
            await next.Finished;
            finished++;
        }
        async Process Last() => await _timeline.Delay(1);
        ProcessHandle link = Sim.Start(Last());
        for (int i = 0; i < Deep; i++)
        {
            link = Sim.Start(Link(link));
        }
        _timeline.RunUntil(0.5);
        Assert.That((finished, Sim.AliveCount), Is.EqualTo((0, Deep + 1)));
        _timeline.RunUntil(1);
        Assert.That((finished, Sim.AliveCount), Is.EqualTo((Deep, 0)));
    }

    [Test]
    public void An_exception_of_the_innermost_of_many_calls_reaches_the_outermost()
    {
        int unwound = 0;
        async Process Depth(int left)
        {
            try
            {
                if (left > 0)
                {
                    await Depth(left - 1);
                }
                await _timeline.Delay(1);
                throw new FormatException("bottom");
            }
            finally
            {
                unwound++;
            }
        }
        async Process Main()
        {
            try
            {
                await Depth(100);
            }
            catch (FormatException e)
            {
                _timeline.Note(e.Message);
            }
        }
        Sim.Start(Main());

        _timeline.Expect("1 bottom");
        Assert.That(unwound, Is.EqualTo(101));
    }

    [Test]
    public void A_million_awaits_that_need_not_wait_take_no_event_and_no_stack()
    {
        var server = new Server(Sim);
        var store = new Store<int>(Sim);
        int sum = 0;
        async Process Busy()
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                using (await server.Acquire())
                {
                    await store.Put(1);
                    sum += await store.Get();
                }
            }
            _timeline.Note("done");
        }
        Sim.Start(Busy());

        _timeline.Expect("0 done");
        Assert.That((sum, _timeline.Kernel.EventsRun), Is.EqualTo((1_000_000, 1)));
    }

    [Test]
    public void A_relay_of_a_hundred_thousand_handovers_runs_at_one_instant()
    {
        var server = new Server(Sim);
        int served = 0;
        async Process Runner()
        {
            using (await server.Acquire())
            {
                served++;
            }
        }
        Assert.That(server.TryAcquire(out Lease lease));
        for (int i = 0; i < Deep; i++)
        {
            Sim.Start(Runner());
        }
        _timeline.RunUntil(1);
        Assert.That((served, server.QueueLength), Is.EqualTo((0, Deep)));
        lease.Dispose();
        _timeline.RunUntil(1);
        Assert.That((served, server.QueueLength, server.InUse), Is.EqualTo((Deep, 0, 0)));
    }
}
