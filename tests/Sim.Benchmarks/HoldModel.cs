using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Benchmarks;

/// <summary>A kernel in which every event schedules its successor after an exponential delay.</summary>
internal sealed class HoldModel : IEventTarget
{
    private readonly SimulationKernel _kernel = new();
    private readonly HoldDelays _delays;
    private readonly TargetId _self;

    public HoldModel(int pending)
    {
        _delays = new HoldDelays(pending);
        _self = _kernel.Register(this);
        for (int i = 0; i < pending; i++)
        {
            _kernel.Schedule(_kernel.Now + _delays.Next(), _self, 0);
        }
    }

    /// <summary>Runs a microsecond for each event, which is one in the mean.</summary>
    public void Run(int events) => _kernel.RunUntil(_kernel.Now + new SimDuration(1_000L * events));

    public void Handle(in SimEvent simEvent) => _kernel.Schedule(_kernel.Now + _delays.Next(), _self, 0);
}
