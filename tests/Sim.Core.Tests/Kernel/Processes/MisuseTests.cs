using System.Reflection;
using System.Runtime.CompilerServices;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;

namespace Sim.Core.Tests.Kernel.Processes;

/// <summary>What cannot be awaited, and where.</summary>
[TestFixture]
public sealed class MisuseTests
{
    private Timeline _timeline = null!;

    private Simulation Sim => _timeline.Sim;

    [SetUp]
    public void SetUp() => _timeline = new Timeline();

    // The compiler checks the constraint at each await of an async Process, and so does reflection.
    [TestCase(typeof(TaskAwaiter))]
    [TestCase(typeof(TaskAwaiter<int>))]
    [TestCase(typeof(ValueTaskAwaiter))]
    [TestCase(typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter))]
    [TestCase(typeof(YieldAwaitable.YieldAwaiter))]
    public void An_await_of_what_is_not_simulated_does_not_compile(Type awaiter)
    {
        foreach (Type builder in new[] { typeof(ProcessMethodBuilder), typeof(ProcessMethodBuilder<int>) })
        {
            foreach (string name in new[] { "AwaitOnCompleted", "AwaitUnsafeOnCompleted" })
            {
                MethodInfo await = builder.GetMethod(name)!;
                Assert.That(
                    () => await.MakeGenericMethod(awaiter, typeof(IAsyncStateMachine)),
                    Throws.ArgumentException.With.InnerException.Message.Contains("violates the constraint")
                );
                Assert.That(
                    () => await.MakeGenericMethod(typeof(Wait.Awaiter), typeof(IAsyncStateMachine)),
                    Throws.Nothing
                );
            }
        }
    }

    [Test]
    public void What_a_method_returns_is_used_once()
    {
        async Process Sleep() => await _timeline.Delay(1);
        Process started = Sleep();
        Sim.Start(started);
        Assert.That(() => Sim.Start(started), Throws.InvalidOperationException.With.Message.Contains("once"));
        _timeline.RunUntil(2);
        Assert.That(() => Sim.Start(started), Throws.InvalidOperationException.With.Message.Contains("once"));
        Assert.That(() => Sim.Start(default(Process)), Throws.InvalidOperationException);
        Assert.That(() => Sim.Start(default(Process<int>)), Throws.InvalidOperationException);

        async Process Twice()
        {
            Process call = Sleep();
            await call;
            _timeline.Note("once");
            await call;
        }
        Sim.Start(Twice());
        Assert.That(() => _timeline.RunUntil(5), Throws.InstanceOf<ProcessFailedException>());
        Assert.That(_timeline.Notes, Is.EqualTo(new[] { "3 once" }));
    }

    [Test]
    public void A_put_is_awaited_once()
    {
        var store = new Store<int>(Sim);
        async Process Twice()
        {
            Wait put = store.Put(7);
            await put;
            await put;
        }
        Sim.Start(Twice());

        Assert.That(() => _timeline.RunUntil(1), Throws.InstanceOf<ProcessFailedException>());
        Assert.That(store.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_process_does_not_wait_for_its_own_end()
    {
        ProcessHandle self = default;
        async Process Self()
        {
            await Inner();
        }
        async Process Inner() => await self.Finished;
        self = Sim.Start(Self());

        Assert.That(
            () => _timeline.RunUntil(1),
            Throws.InstanceOf<ProcessFailedException>().With.InnerException.Message.Contains("its own end")
        );
    }

    [Test]
    public void Handles_and_waits_that_are_default_say_so()
    {
        Assert.That(() => default(ProcessHandle).Finished, Throws.InvalidOperationException);
        Assert.That(() => default(ProcessHandle<int>).Finished, Throws.InvalidOperationException);
        Assert.That(() => default(Wait).GetAwaiter(), Throws.InvalidOperationException);
        Assert.That(() => default(Wait<int>).GetAwaiter(), Throws.InvalidOperationException);
        Assert.That(default(ProcessHandle).IsAlive, Is.False);
        Assert.That(((ProcessHandle)default(ProcessHandle<int>)).Cancel(), Is.False);
    }

    [Test]
    public void Simulated_time_cannot_be_awaited_outside_of_a_process()
    {
        async Task Stray() => await _timeline.Delay(1);
        Assert.That(Stray, Throws.InvalidOperationException.With.Message.Contains("async Process"));

        async Process Sleep() => await _timeline.Delay(1);
        async Task StrayCall() => await Sleep();
        Assert.That(StrayCall, Throws.InvalidOperationException.With.Message.Contains("async Process"));
    }

    [Test]
    public void A_task_that_a_process_calls_cannot_await_simulated_time_and_the_process_goes_on()
    {
        var gate = new Gate(Sim);
        Task? strayed = null;
        async Task Stray() => await gate.WhenOpen();
        async Process Main()
        {
            strayed = Stray();
            await _timeline.Delay(1);
            _timeline.Note("goes on");
        }
        Sim.Start(Main());

        _timeline.Expect("1 goes on");
        Assert.That(strayed!.Exception?.InnerException, Is.InstanceOf<InvalidOperationException>());
        Assert.That(gate.QueueLength, Is.Zero);
    }

    [Test]
    public void A_process_cannot_wait_in_the_time_of_another_simulation()
    {
        var other = new Timeline();
        async Process Main() => await other.Delay(1);
        Sim.Start(Main());

        Assert.That(
            () => _timeline.RunUntil(1),
            Throws.InstanceOf<ProcessFailedException>().With.InnerException.Message.Contains("same simulation")
        );
    }

    [Test]
    public void A_process_cannot_run_the_kernel()
    {
        async Process Main()
        {
            _timeline.RunUntil(5);
            await _timeline.Delay(1);
        }
        Sim.Start(Main());

        Assert.That(
            () => _timeline.RunUntil(1),
            Throws.InstanceOf<ProcessFailedException>().With.InnerException.Message.Contains("runs already")
        );
    }
}
