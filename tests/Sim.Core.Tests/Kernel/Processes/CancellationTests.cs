using Sim.Core.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Processes;

[TestFixture]
public sealed class CancellationTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    [Test]
    public void A_canceled_process_cleans_up_and_ends_without_being_a_failure()
    {
        async Process Outer()
        {
            try
            {
                await Inner();
            }
            finally
            {
                _timeline.Note("outer cleans up");
            }
        }
        async Process Inner()
        {
            try
            {
                await _timeline.Delay(100);
            }
            finally
            {
                _timeline.Note("inner cleans up");
            }
        }
        ProcessHandle outer = Sim.Start(Outer());
        Sim.Start(CancelAt(3, outer));

        _timeline.Expect("3 inner cleans up", "3 outer cleans up");
        Assert.That((outer.IsAlive, outer.Cancel(), Sim.AliveCount), Is.EqualTo((false, false, 0)));
        Assert.That(_timeline.Kernel.PendingCount, Is.Zero);
    }

    [Test]
    public void Those_that_wait_for_a_canceled_process_are_told()
    {
        ProcessHandle work = Sim.Start(Sleep(), "work");
        async Process Wait()
        {
            try
            {
                await work.Finished;
            }
            catch (ProcessCanceledException e)
            {
                _timeline.Note(e.Message);
            }
        }
        Sim.Start(Wait());
        Sim.Start(CancelAt(3, work));

        _timeline.Expect("3 The process 'work' was canceled.");
    }

    [Test]
    public void The_cancellation_of_another_process_is_a_failure_of_those_that_do_not_expect_it()
    {
        ProcessHandle work = Sim.Start(Sleep(), "work");
        async Process Wait() => await work.Finished;
        Sim.Start(Wait());
        Sim.Start(CancelAt(3, work));

        Assert.That(
            () => _timeline.RunUntil(10),
            Throws.InstanceOf<ProcessFailedException>().With.Message.Contains("'Wait'").And.Message.Contains("'work'")
        );
    }

    [Test]
    public void A_failure_while_cleaning_up_is_not_swallowed()
    {
        async Process Clumsy()
        {
            try
            {
                await _timeline.Delay(100);
            }
            catch (ProcessCanceledException e)
            {
                throw new FormatException("dropped", e);
            }
        }
        Sim.Start(CancelAt(3, Sim.Start(Clumsy())));

        Assert.That(
            () => _timeline.RunUntil(10),
            Throws.InstanceOf<ProcessFailedException>().With.InnerException.InstanceOf<FormatException>()
        );
    }

    [Test]
    public void A_process_may_refuse_to_be_canceled()
    {
        async Process Stubborn()
        {
            try
            {
                await _timeline.Delay(100);
            }
            catch (ProcessCanceledException)
            {
                _timeline.Note("refuses");
            }
            await _timeline.Delay(1);
            _timeline.Note("ends by itself");
        }
        Sim.Start(CancelAt(3, Sim.Start(Stubborn())));

        _timeline.Expect("3 refuses", "4 ends by itself");
    }

    private async Process Sleep() => await _timeline.Delay(100);

    private async Process CancelAt(double at, ProcessHandle process)
    {
        await _timeline.Delay(at);
        Assert.That(process.Cancel());
    }
}
