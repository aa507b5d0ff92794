using BenchmarkDotNet.Attributes;
using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;

namespace Sim.Benchmarks;

/// <summary>The steps of a process: each run lasts as long as so many of them take in simulated time.</summary>
[MemoryDiagnoser]
public class ProcessBenchmarks
{
    private const int Steps = 100_000;

    private readonly CustomerProcessModel _customers = new();
    private readonly Looping _delay = new((simulation, _) => DelayOnly(simulation));
    private readonly Looping _call = new((simulation, _) => Call(simulation));
    private readonly Looping _acquire = new((simulation, server) => Acquire(simulation, server));
    private readonly Looping _any = new((simulation, server) => Any(simulation, server));

    [Benchmark(OperationsPerInvoke = Steps)]
    public void Customer() => _customers.Run(Steps);

    /// <summary>One event of the kernel.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void Delay() => _delay.Run(Steps);

    /// <summary>A call of another method that delays.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void CallAndDelay() => _call.Run(Steps);

    /// <summary>A free unit, a delay, and the unit back.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void AcquireAndDelay() => _acquire.Run(Steps);

    /// <summary>A delay against a unit that is not to be had.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void AnyOfUnitAndDelay() => _any.Run(Steps);

    private static async Process DelayOnly(Simulation simulation)
    {
        while (true)
        {
            await simulation.Delay(new SimDuration(1));
        }
    }

    private static async Process Call(Simulation simulation)
    {
        while (true)
        {
            await Once(simulation);
        }
    }

    private static async Process Once(Simulation simulation) => await simulation.Delay(new SimDuration(1));

    private static async Process Acquire(Simulation simulation, Server server)
    {
        while (true)
        {
            using (await server.Acquire())
            {
                await simulation.Delay(new SimDuration(1));
            }
        }
    }

    private static async Process Any(Simulation simulation, Server server)
    {
        using Lease only = await server.Acquire();
        while (true)
        {
            await simulation.Any(server.Acquire(), simulation.Delay(new SimDuration(1)));
        }
    }

    /// <summary>A kernel with one process that takes a step each nanosecond.</summary>
    private sealed class Looping
    {
        private readonly SimulationKernel _kernel = new();

        public Looping(Func<Simulation, Server, Process> loop)
        {
            var simulation = new Simulation(_kernel);
            simulation.Start(loop(simulation, new Server(simulation)));
        }

        public void Run(int steps) => _kernel.RunUntil(_kernel.Now + new SimDuration(steps));
    }
}
