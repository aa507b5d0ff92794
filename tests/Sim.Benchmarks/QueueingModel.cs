using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Benchmarks;

/// <summary>
/// M/M/c at 90 % load with events: an arrival and a departure for each customer, whose wait is measured.
/// </summary>
internal sealed class QueueingModel : IEventTarget
{
    private const int Arrival = 0;
    private const int Departure = 1;
    private const double MeanServiceNanoseconds = 1e6;
    private const double Load = 0.9;

    private readonly SimulationKernel _kernel = new();
    private readonly RandomStream _arrivals = new(1);
    private readonly RandomStream _services = new(2);
    private readonly Queue<SimTime> _waiting = new();
    private readonly int _servers;
    private readonly TargetId _self;
    private int _busy;

    public QueueingModel(int servers)
    {
        _servers = servers;
        _self = _kernel.Register(this);
        ScheduleArrival();
    }

    public long Customers { get; private set; }

    public double WaitNanoseconds { get; private set; }

    private double MeanGap => MeanServiceNanoseconds / (_servers * Load);

    public void Run(int customers) => _kernel.RunUntil(_kernel.Now + new SimDuration((long)(customers * MeanGap)));

    public void Handle(in SimEvent simEvent)
    {
        if (simEvent.Kind == Arrival)
        {
            ScheduleArrival();
            if (_busy < _servers)
            {
                _busy++;
                Serve();
            }
            else
            {
                _waiting.Enqueue(_kernel.Now);
            }
        }
        else if (_waiting.TryDequeue(out SimTime since))
        {
            WaitNanoseconds += (_kernel.Now - since).Nanoseconds;
            Serve();
        }
        else
        {
            _busy--;
        }
    }

    private void Serve()
    {
        Customers++;
        Schedule(_services.NextExponential(MeanServiceNanoseconds), Departure);
    }

    private void ScheduleArrival() => Schedule(_arrivals.NextExponential(MeanGap), Arrival);

    private void Schedule(double nanoseconds, int kind) =>
        _kernel.Schedule(_kernel.Now + new SimDuration((long)nanoseconds), _self, kind);
}
