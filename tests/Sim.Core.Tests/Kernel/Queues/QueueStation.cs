using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Equal servers and one queue, served in the order of arrival.</summary>
internal sealed class QueueStation : IEventTarget
{
    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly QueueRecorder _recorder;
    private readonly Func<RandomStream, double> _serviceSeconds;
    private readonly RandomStream _stream;
    private readonly int _places;
    private readonly Queue<Customer> _waiting = new();
    private readonly Customer[] _served;
    private readonly Stack<int> _idle = new();

    /// <param name="kernel">Runs the station.</param>
    /// <param name="recorder">Takes the measures; several stations may share one.</param>
    /// <param name="stream">Where service times are drawn from.</param>
    /// <param name="serviceSeconds">Draws a service time.</param>
    /// <param name="servers">1 or more.</param>
    /// <param name="places">Most customers in the station, those in service included.</param>
    public QueueStation(
        SimulationKernel kernel,
        QueueRecorder recorder,
        RandomStream stream,
        Func<RandomStream, double> serviceSeconds,
        int servers,
        int places = int.MaxValue
    )
    {
        _kernel = kernel;
        _self = kernel.Register(this);
        _recorder = recorder;
        _stream = stream;
        _serviceSeconds = serviceSeconds;
        _places = places;
        _served = new Customer[servers];
        for (int server = servers - 1; server >= 0; server--)
        {
            _idle.Push(server);
        }
    }

    public int InSystem { get; private set; }

    /// <summary>Told of every departure with the time at which the customer entered the network.</summary>
    public Action<SimTime>? Departed { get; set; }

    /// <summary>A customer arrives now; where all places are taken it is lost.</summary>
    /// <param name="entered">When it entered the network.</param>
    public void Arrive(SimTime entered)
    {
        if (InSystem >= _places)
        {
            _recorder.Lose();
            return;
        }
        InSystem++;
        bool waits = _idle.Count == 0;
        _recorder.Arrive(waits);
        var customer = new Customer(entered, _kernel.Now);
        if (waits)
        {
            _waiting.Enqueue(customer);
        }
        else
        {
            Serve(customer, _idle.Pop());
        }
    }

    /// <summary>The only event is the end of service; its payload is the server.</summary>
    public void Handle(in SimEvent simEvent)
    {
        int server = (int)simEvent.Payload;
        Customer customer = _served[server];
        InSystem--;
        _recorder.Depart(_kernel.Now - customer.Arrived);
        if (_waiting.TryDequeue(out Customer next))
        {
            Serve(next, server);
        }
        else
        {
            _idle.Push(server);
        }
        Departed?.Invoke(customer.Entered);
    }

    private void Serve(Customer customer, int server)
    {
        _recorder.Begin(_kernel.Now - customer.Arrived);
        _served[server] = customer;
        SimDuration service = SimDuration.FromSeconds(_serviceSeconds(_stream));
        _kernel.Schedule(_kernel.Now + service, _self, kind: 0, server);
    }

    /// <param name="Entered">The network.</param>
    /// <param name="Arrived">At this station.</param>
    private readonly record struct Customer(SimTime Entered, SimTime Arrived);
}
