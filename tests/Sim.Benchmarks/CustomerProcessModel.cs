using Sim.Core.Kernel;
using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Benchmarks;

/// <summary>An M/M/8 at 90 % load in which each customer is a process.</summary>
internal sealed class CustomerProcessModel
{
    private const int Servers = 8;
    private const double Load = 0.9;

    private static readonly double s_meanService = SimDuration.FromMilliseconds(1).Nanoseconds;
    private static readonly double s_meanGap = s_meanService / (Servers * Load);

    private readonly SimulationKernel _kernel = new();
    private readonly Simulation _simulation;
    private readonly Server _server;
    private readonly RandomStream _arrivals = new(1);
    private readonly RandomStream _services = new(2);

    public CustomerProcessModel()
    {
        _simulation = new Simulation(_kernel);
        _server = new Server(_simulation, Servers);
        _simulation.Start(Arrivals());
    }

    /// <summary>Runs as long as so many customers take to arrive, on the mean.</summary>
    public void Run(int customers) => _kernel.RunUntil(_kernel.Now + new SimDuration((long)(s_meanGap * customers)));

    private async Process Arrivals()
    {
        while (true)
        {
            await _simulation.Delay(Draw(_arrivals, s_meanGap));
            _simulation.Start(Customer());
        }
    }

    private async Process Customer()
    {
        using (await _server.Acquire())
        {
            await _simulation.Delay(Draw(_services, s_meanService));
        }
    }

    private static SimDuration Draw(RandomStream random, double mean) => new((long)random.NextExponential(mean));
}
