using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Customers that come as a Poisson stream from the start of the run.</summary>
internal sealed class PoissonSource : IEventTarget
{
    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly RandomStream _stream;
    private readonly double _meanGapSeconds;
    private readonly Action _arrive;

    public PoissonSource(SimulationKernel kernel, RandomStream stream, RequestRate rate, Action arrive)
    {
        _kernel = kernel;
        _self = kernel.Register(this);
        _stream = stream;
        _meanGapSeconds = 1 / rate.PerSecond;
        _arrive = arrive;
        ScheduleNext();
    }

    public void Handle(in SimEvent simEvent)
    {
        _arrive();
        ScheduleNext();
    }

    private void ScheduleNext() =>
        _kernel.Schedule(
            _kernel.Now + SimDuration.FromSeconds(_stream.NextExponential(_meanGapSeconds)),
            _self,
            kind: 0
        );
}
