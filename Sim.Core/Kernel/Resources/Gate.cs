using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>Lets processes pass while it is open: a maintenance window, a link that is up, a start signal.</summary>
public sealed class Gate : IWaitSource
{
    private readonly Simulation _simulation;
    private WaitQueue _queue;
    private GateStatistics? _statistics;

    /// <param name="open">Whether it is open at the begin.</param>
    public Gate(Simulation simulation, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        IsOpen = open;
    }

    public bool IsOpen { get; private set; }

    /// <summary>Those that wait before the gate.</summary>
    public int QueueLength => _queue.Count;

    /// <summary>Waits until the gate is open.</summary>
    public Wait WhenOpen() => new(_simulation, this);

    /// <summary>Lets all pass that wait, even if the gate is closed again at this instant.</summary>
    public void Open()
    {
        IsOpen = true;
        _statistics?.OpenState.Record(1);
        while (!_queue.IsEmpty)
        {
            Waiter waiter = _queue.Dequeue();
            _statistics?.Queue.OnServe(waiter.Since);
            waiter.Complete();
        }
    }

    public void Close()
    {
        IsOpen = false;
        _statistics?.OpenState.Record(0);
    }

    /// <inheritdoc cref="Server.Measure"/>
    public GateStatistics Measure()
    {
        _statistics?.Close();
        _statistics = new GateStatistics(_simulation, IsOpen, QueueLength);
        return _statistics;
    }

    bool IWaitSource.TryBegin(Waiter waiter, long argument) => TryPass();

    bool IWaitSource.Begin(Waiter waiter, long argument)
    {
        if (TryPass())
        {
            return true;
        }
        waiter.Since = _simulation.Now;
        _queue.Enqueue(waiter);
        _statistics?.Queue.OnEnter();
        return false;
    }

    void IWaitSource.Withdraw(Waiter waiter)
    {
        _queue.Remove(waiter);
        _statistics?.Queue.OnWithdraw();
    }

    private bool TryPass()
    {
        if (IsOpen)
        {
            _statistics?.Queue.OnServeAtOnce();
        }
        return IsOpen;
    }
}
