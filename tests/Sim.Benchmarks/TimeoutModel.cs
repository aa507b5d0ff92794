using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Benchmarks;

/// <summary>Requests whose timeout of 30 s is set and taken back, with a constant number pending.</summary>
internal sealed class TimeoutModel : IEventTarget
{
    private static readonly SimDuration s_timeout = SimDuration.FromSeconds(30);

    private readonly SimulationKernel _kernel = new();
    private readonly EventHandle[] _timeouts;
    private readonly TargetId _self;
    private int _next;

    public TimeoutModel(int pending)
    {
        _self = _kernel.Register(this);
        _timeouts = new EventHandle[pending];
        Run(pending);
    }

    public void Run(int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            _kernel.RunUntil(_kernel.Now + new SimDuration(1_000));
            _kernel.Cancel(_timeouts[_next]);
            _timeouts[_next] = _kernel.Schedule(_kernel.Now + s_timeout, _self, 0);
            _next = _next + 1 == _timeouts.Length ? 0 : _next + 1;
        }
    }

    public void Handle(in SimEvent simEvent) => throw new InvalidOperationException("A timeout was missed.");
}
