using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Benchmarks;

/// <summary>A kernel in which every event schedules its successor after an exponential delay.</summary>
internal sealed class HoldModel : IEventTarget
{
    private const int DelayCount = 1 << 14;

    private readonly SimulationKernel _kernel = new();
    private readonly SimDuration[] _delays = new SimDuration[DelayCount];
    private readonly SimDuration _meanGap = new(1_000);
    private readonly TargetId _self;
    private int _next;

    public HoldModel(int pending)
    {
        var random = new RandomStream(1);
        for (int i = 0; i < DelayCount; i++)
        {
            _delays[i] = new SimDuration((long)random.NextExponential(_meanGap.Nanoseconds * (double)pending));
        }
        _self = _kernel.Register(this);
        for (int i = 0; i < pending; i++)
        {
            _kernel.Schedule(_kernel.Now + random.NextDuration(_meanGap * pending), _self, 0);
        }
    }

    public void Run(int events) => _kernel.RunUntil(_kernel.Now + (_meanGap * events));

    public void Handle(in SimEvent simEvent) =>
        _kernel.Schedule(_kernel.Now + _delays[_next++ & (DelayCount - 1)], _self, 0);
}
