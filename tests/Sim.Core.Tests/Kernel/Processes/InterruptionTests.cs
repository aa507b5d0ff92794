using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>A process that waits for anything can be interrupted, and nothing gets lost by it.</summary>
[TestFixture]
public sealed class InterruptionTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void A_delay_is_given_up_at_the_instant_of_the_interruption()
    {
        ProcessHandle sleeper = Sim.Start(Patient("sleeper", () => _timeline.Delay(10)));
        Sim.Start(InterruptAt(4, sleeper, "alarm"));

        _timeline.Expect("4 sleeper: alarm", "5 sleeper ends");
        Assert.That((sleeper.IsAlive, _timeline.Kernel.PendingCount), Is.EqualTo((false, 0)));
    }

    [Test]
    public void An_interruption_is_thrown_where_the_innermost_call_waits()
    {
        async Process Outer()
        {
            try
            {
                await Inner();
            }
            finally
            {
                _timeline.Note("outer goes on");
            }
        }
        async Process Inner()
        {
            try
            {
                await _timeline.Delay(10);
            }
            catch (InterruptException e)
            {
                _timeline.Note($"inner: {e.Cause}");
            }
        }
        ProcessHandle outer = Sim.Start(Outer());
        Sim.Start(InterruptAt(4, outer, "alarm"));

        _timeline.Expect("4 inner: alarm", "4 outer goes on");
    }

    [Test]
    public void A_process_in_a_queue_leaves_it_and_the_next_one_is_served()
    {
        var server = new Server(Sim);
        async Process Customer(string name)
        {
            try
            {
                using (await server.Acquire())
                {
                    _timeline.Note($"{name} is served");
                    await _timeline.Delay(10);
                }
            }
            catch (InterruptException)
            {
                _timeline.Note($"{name} leaves");
            }
        }
        Sim.Start(Customer("anna"));
        ProcessHandle bert = Sim.Start(Customer("bert"));
        Sim.Start(Customer("carl"));
        Sim.Start(InterruptAt(4, bert));

        _timeline.Expect("0 anna is served", "4 bert leaves", "10 carl is served");
        Assert.That((server.InUse, server.QueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_process_in_service_gives_its_unit_back_on_the_way_out()
    {
        var server = new Server(Sim);
        async Process Customer(string name, double at)
        {
            await _timeline.Delay(at);
            using (await server.Acquire())
            {
                _timeline.Note($"{name} is served");
                await _timeline.Delay(10);
            }
        }
        async Process Impatient()
        {
            ProcessHandle anna = Sim.Start(Customer("anna", 0));
            await _timeline.Delay(4);
            anna.Interrupt("enough");
            try
            {
                await anna.Finished;
            }
            catch (InterruptException e)
            {
                _timeline.Note($"anna ended: {e.Cause}");
            }
        }
        Sim.Start(Impatient());
        Sim.Start(Customer("bert", 1));

        _timeline.Expect("0 anna is served", "4 bert is served", "4 anna ended: enough");
        Assert.That(server.InUse, Is.Zero);
    }

    // At 10 s anna gives the unit to bert; before bert runs, he is interrupted. He has the unit, so he learns of it at
    // his next await, still at 10 s, and the unit goes on to carl.
    [Test]
    public void A_unit_that_was_granted_at_the_instant_of_the_interruption_is_not_lost()
    {
        var server = new Server(Sim);
        ProcessHandle bert = default;
        async Process Anna()
        {
            using (await server.Acquire())
            {
                await _timeline.Delay(10);
            }
            bert.Interrupt("go home");
        }
        async Process Customer(string name)
        {
            using Lease lease = await server.Acquire();
            _timeline.Note($"{name} has a unit");
            try
            {
                await _timeline.Delay(5);
                _timeline.Note($"{name} was served");
            }
            catch (InterruptException e)
            {
                _timeline.Note($"{name}: {e.Cause}");
            }
        }
        Sim.Start(Anna());
        bert = Sim.Start(Customer("bert"));
        Sim.Start(Customer("carl"));

        _timeline.Expect("10 bert has a unit", "10 bert: go home", "10 carl has a unit", "15 carl was served");
        Assert.That((server.InUse, server.QueueLength), Is.EqualTo((0, 0)));
    }

    [Test]
    public void An_interruption_that_found_no_wait_is_thrown_at_the_next_even_if_that_would_not_wait()
    {
        var gate = new Gate(Sim, open: true);
        async Process Newcomer()
        {
            _timeline.Note("begins");
            try
            {
                await gate.WhenOpen();
                _timeline.Note("passes");
            }
            catch (InterruptException)
            {
                _timeline.Note("interrupted");
            }
        }
        ProcessHandle newcomer = Sim.Start(Newcomer());
        Assert.That(newcomer.Interrupt());

        _timeline.Expect("0 begins", "0 interrupted");
    }

    [Test]
    public void Several_interruptions_of_an_instant_are_thrown_one_after_the_other()
    {
        ProcessHandle target = default;
        async Process Target()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    await _timeline.Delay(10);
                    _timeline.Note("slept");
                }
                catch (InterruptException e)
                {
                    _timeline.Note($"{e.Cause}");
                }
            }
        }
        async Process Twice()
        {
            await _timeline.Delay(4);
            target.Interrupt("first");
            target.Interrupt("second");
        }
        target = Sim.Start(Target());
        Sim.Start(Twice());

        _timeline.Expect("4 first", "4 second", "14 slept");
    }

    [Test]
    public void A_process_that_ends_with_interruptions_pending_leaves_the_others_in_peace()
    {
        ProcessHandle brief = default;
        async Process Brief()
        {
            await _timeline.Delay(1);
            _timeline.Note("brief ends");
        }
        async Process Other()
        {
            await _timeline.Delay(1);
            brief.Interrupt();
            brief.Interrupt();
            await _timeline.Delay(1);
            _timeline.Note("other ends");
        }
        // Other acts first at 1 s; brief is caught in its delay by the first, and its end by the second.
        Sim.Start(Other());
        async Process Tolerant()
        {
            try
            {
                await Brief();
            }
            catch (InterruptException)
            {
                _timeline.Note("brief is interrupted");
            }
        }
        brief = Sim.Start(Tolerant());

        _timeline.Expect("1 brief is interrupted", "2 other ends");
    }

    [Test]
    public void Who_waits_for_another_process_stops_waiting_and_the_other_goes_on()
    {
        async Process Worker()
        {
            await _timeline.Delay(10);
            _timeline.Note("worker ends");
        }
        ProcessHandle worker = Sim.Start(Worker());
        ProcessHandle boss = Sim.Start(Patient("boss", () => worker.Finished));
        Sim.Start(InterruptAt(4, boss, "call"));

        _timeline.Expect("4 boss: call", "5 boss ends", "10 worker ends");
    }

    [Test]
    public void Every_wait_of_an_any_is_withdrawn()
    {
        var server = new Server(Sim);
        var gate = new Gate(Sim);
        var store = new Store<int>(Sim);
        Assert.That(server.TryAcquire(out _));
        async Process Many()
        {
            try
            {
                await Sim.Any(
                    gate.WhenOpen(),
                    _timeline.Delay(100),
                    Sim.All(gate.WhenOpen(), Sim.Start(Patient("other", () => _timeline.Delay(1))))
                );
            }
            catch (InterruptException)
            {
                _timeline.Note("interrupted");
            }
            try
            {
                await Sim.Any(server.Acquire(), store.Get());
            }
            catch (InterruptException)
            {
                _timeline.Note("interrupted again");
            }
        }
        ProcessHandle many = Sim.Start(Many());
        Sim.Start(InterruptAt(4, many));
        Sim.Start(InterruptAt(6, many));
        _timeline.RunUntil(5);
        Assert.That((gate.QueueLength, server.QueueLength, store.GetQueueLength), Is.EqualTo((0, 1, 1)));

        _timeline.Expect("2 other ends", "4 interrupted", "6 interrupted again");
        Assert.That((gate.QueueLength, server.QueueLength, store.GetQueueLength), Is.EqualTo((0, 0, 0)));
        Assert.That(_timeline.Kernel.PendingCount, Is.Zero);
    }

    [Test]
    public void An_interruption_that_is_not_caught_is_a_failure()
    {
        async Process Careless() => await _timeline.Delay(10);
        ProcessHandle careless = Sim.Start(Careless());
        Sim.Start(InterruptAt(4, careless, "alarm"));

        Assert.That(
            () => _timeline.RunUntil(10),
            Throws
                .InstanceOf<ProcessFailedException>()
                .With.Message.EqualTo(
                    "The process 'Careless' failed at 4s, and nobody awaited it: The process was interrupted: alarm"
                )
        );
    }

    [Test]
    public void A_process_that_has_finished_cannot_be_interrupted_and_none_interrupts_itself()
    {
        ProcessHandle brief = Sim.Start(Patient("brief", () => _timeline.Delay(1)));
        ProcessHandle self = default;
        async Process Self()
        {
            Assert.That(() => self.Interrupt(), Throws.InvalidOperationException.With.Message.Contains("'Self'"));
            await _timeline.Delay(1);
            _timeline.Note("goes on");
        }
        self = Sim.Start(Self());

        _timeline.Expect("1 goes on", "2 brief ends");
        Assert.That(
            (brief.Interrupt(), self.Interrupt(), default(ProcessHandle).Interrupt()),
            Is.EqualTo((false, false, false))
        );
    }

    /// <summary>Waits, notes an interruption, sleeps for a second and ends.</summary>
    private async Process Patient(string name, Func<Wait> wait)
    {
        try
        {
            await wait();
        }
        catch (InterruptException e)
        {
            _timeline.Note($"{name}: {e.Cause}");
        }
        await _timeline.Delay(1);
        _timeline.Note($"{name} ends");
    }

    private async Process InterruptAt(double at, ProcessHandle target, object? cause = null)
    {
        await _timeline.Delay(at);
        Assert.That(target.Interrupt(cause));
    }
}
