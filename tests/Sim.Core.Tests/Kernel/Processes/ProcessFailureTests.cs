using Sim.Core.Kernel.Processes;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>What happens to exceptions: none is swallowed.</summary>
[TestFixture]
public sealed class ProcessFailureTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void A_failure_that_nobody_awaits_ends_the_run_and_names_the_process()
    {
        Sim.Start(Fail(3), "backup");
        Sim.Start(Tick(4));

        ProcessFailedException? thrown = Assert.Throws<ProcessFailedException>(() => _timeline.RunUntil(10));
        Assert.That(thrown!.Message, Is.EqualTo("The process 'backup' failed at 3s, and nobody awaited it: broken"));
        Assert.That((thrown.Process, thrown.At), Is.EqualTo(("backup", SimTime.FromSeconds(3))));
        Assert.That(thrown.InnerException, Is.InstanceOf<FormatException>());
        Assert.That(thrown.InnerException!.StackTrace, Does.Contain(nameof(Fail)));
        Assert.That(Sim.Current, Is.Null);

        // The run can go on.
        _timeline.Expect("4 tick");
        Assert.That(Sim.AliveCount, Is.Zero);
    }

    [Test]
    public void A_failure_before_the_first_await_is_one_of_the_process_not_of_the_caller()
    {
        async Process Check(int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            await _timeline.Delay(1);
        }
        Process call = Check(-1);
        Sim.Start(call);

        Assert.That(
            () => _timeline.RunUntil(1),
            Throws
                .InstanceOf<ProcessFailedException>()
                .With.InnerException.InstanceOf<ArgumentOutOfRangeException>()
                .And.Message.Contains("'Check'")
        );
    }

    [Test]
    public void A_failure_reaches_every_process_that_awaits_the_end()
    {
        ProcessHandle failing = Sim.Start(Fail(3));
        Sim.Start(Catch("anna", failing));
        Sim.Start(Catch("bert", failing));

        _timeline.Expect("3 anna catches broken", "3 bert catches broken");
    }

    [Test]
    public void A_failure_goes_on_through_those_that_do_not_catch_it()
    {
        ProcessHandle failing = Sim.Start(Fail(3));
        async Process Relay()
        {
            await failing.Finished;
        }
        ProcessHandle relay = Sim.Start(Relay());
        Sim.Start(Catch("anna", relay));

        _timeline.Expect("3 anna catches broken");
    }

    [Test]
    public void A_failure_is_thrown_at_later_awaits_too()
    {
        ProcessHandle failing = Sim.Start(Fail(3));
        Assert.That(() => _timeline.RunUntil(4), Throws.InstanceOf<ProcessFailedException>());
        Sim.Start(Catch("anna", failing));
        Sim.Start(Catch("bert", failing));

        _timeline.Expect("3 anna catches broken", "3 bert catches broken");
    }

    [Test]
    public void All_fails_with_the_first_that_fails_and_lets_the_others_run()
    {
        async Process Main()
        {
            try
            {
                await Sim.All(Sim.Start(Tick(2)), Sim.Start(Fail(3)), Sim.Start(Tick(4)), _timeline.Delay(5));
            }
            catch (FormatException e)
            {
                _timeline.Note(e.Message);
            }
        }
        Sim.Start(Main());

        _timeline.Expect("2 tick", "3 broken", "4 tick");
        Assert.That(_timeline.Kernel.PendingCount, Is.Zero);
    }

    [Test]
    public void A_process_that_lost_in_an_any_and_fails_later_is_not_swallowed()
    {
        async Process Main()
        {
            int first = await Sim.Any(Sim.Start(Fail(3)), _timeline.Delay(1));
            _timeline.Note($"{first}");
        }
        Sim.Start(Main());

        Assert.That(() => _timeline.RunUntil(10), Throws.InstanceOf<ProcessFailedException>());
        Assert.That(_timeline.Notes, Is.EqualTo(new[] { "1 1" }));
    }

    [Test]
    public void A_failed_process_makes_the_any_that_waits_for_it_fail()
    {
        async Process Main()
        {
            ProcessHandle failing = Sim.Start(Fail(3));
            try
            {
                await Sim.Any(failing, _timeline.Delay(7));
            }
            catch (FormatException)
            {
                _timeline.Note("any failed");
            }
            try
            {
                await Sim.Any(_timeline.Delay(7), failing);
            }
            catch (FormatException)
            {
                _timeline.Note("any failed at once");
            }
        }
        Sim.Start(Main());

        _timeline.Expect("3 any failed", "3 any failed at once");
        Assert.That(_timeline.Kernel.PendingCount, Is.Zero);
    }

    [Test]
    public void A_failure_is_delivered_before_an_interruption_of_the_same_instant()
    {
        // The failure was on its way when the interruption came: it would be lost if the other took its place.
        ProcessHandle waiting = default;
        async Process Wait()
        {
            try
            {
                await Sim.Start(Fail(3)).Finished;
            }
            catch (FormatException e)
            {
                _timeline.Note(e.Message);
            }
            try
            {
                await _timeline.Delay(10);
            }
            catch (InterruptException e)
            {
                _timeline.Note($"{e.Cause}");
            }
        }
        async Process Interrupt()
        {
            await _timeline.Delay(3);
            waiting.Interrupt("stop");
        }
        waiting = Sim.Start(Wait());
        _timeline.RunUntil(0);
        Sim.Start(Interrupt());

        _timeline.Expect("3 broken", "3 stop");
    }

    private async Process Fail(double at)
    {
        await _timeline.Delay(at);
        throw new FormatException("broken");
    }

    private async Process Tick(double at)
    {
        await _timeline.Delay(at);
        _timeline.Note("tick");
    }

    private async Process Catch(string name, ProcessHandle process)
    {
        try
        {
            await process.Finished;
        }
        catch (FormatException e)
        {
            _timeline.Note($"{name} catches {e.Message}");
        }
    }
}
