using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>Servers of one kind with one queue, first come, first served: a station of queueing theory.</summary>
/// <remarks>
/// A unit that is given back goes at once to the first in the queue: nobody overtakes. A process that is interrupted
/// leaves the queue.
/// </remarks>
public class Server : IWaitSource<Lease>
{
    // By unit: counts its uses, so that a lease of an earlier one can be told.
    private readonly uint[] _uses;
    private readonly int[] _free;
    private int _freeCount;
    private WaitQueue _queue;
    private ServerStatistics? _statistics;

    /// <param name="units">How many can be served at a time, 1 or more.</param>
    public Server(Simulation simulation, int units = 1)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        Simulation = simulation;
        _uses = new uint[units];
        _free = new int[units];
        while (_freeCount < units)
        {
            _free[_freeCount] = _freeCount++;
        }
    }

    public int Units => _uses.Length;

    public int InUse => _uses.Length - _freeCount;

    /// <summary>Those that wait, those in service aside.</summary>
    public int QueueLength => WaiterCount;

    private protected Simulation Simulation { get; }

    private protected virtual int WaiterCount => _queue.Count;

    /// <summary>Waits for a unit: <c>using (await server.Acquire()) { ... }</c>.</summary>
    public Wait<Lease> Acquire() => new(Simulation, this);

    /// <summary>Takes a unit if one is free, without waiting. Not only for processes.</summary>
    public bool TryAcquire(out Lease lease)
    {
        bool taken = _freeCount > 0;
        lease = taken ? LeaseOf(TakeFree()) : default;
        return taken;
    }

    /// <summary>Begins to measure, now and afresh; what was measured before stays as it is.</summary>
    public ServerStatistics Measure()
    {
        _statistics?.Close();
        _statistics = new ServerStatistics(Simulation, Units, InUse, QueueLength);
        return _statistics;
    }

    bool IWaitSource.TryBegin(Waiter waiter, long argument) => TryBegin(waiter);

    bool IWaitSource.Begin(Waiter waiter, long argument)
    {
        if (TryBegin(waiter))
        {
            return true;
        }
        waiter.Since = Simulation.Now;
        Enqueue(waiter, argument);
        _statistics?.Queue.OnEnter();
        return false;
    }

    void IWaitSource.Withdraw(Waiter waiter)
    {
        Remove(waiter);
        _statistics?.Queue.OnWithdraw();
    }

    Lease IWaitSource<Lease>.End(Waiter waiter) => LeaseOf((int)waiter.Token);

    internal bool IsCurrent(int unit, uint use) => _uses[unit] == use;

    internal void Release(int unit, uint use)
    {
        if (!IsCurrent(unit, use))
        {
            return;
        }
        _uses[unit]++;
        if (QueueLength > 0)
        {
            Waiter next = Dequeue();
            next.Token = unit;
            _statistics?.Queue.OnServe(next.Since);
            next.Complete();
        }
        else
        {
            _free[_freeCount++] = unit;
            _statistics?.InUse.Record(InUse);
        }
    }

    private protected virtual void Enqueue(Waiter waiter, long argument) => _queue.Enqueue(waiter);

    private protected virtual Waiter Dequeue() => _queue.Dequeue();

    private protected virtual void Remove(Waiter waiter) => _queue.Remove(waiter);

    private bool TryBegin(Waiter waiter)
    {
        bool taken = _freeCount > 0;
        if (taken)
        {
            waiter.Token = TakeFree();
        }
        return taken;
    }

    private Lease LeaseOf(int unit) => new(this, unit, _uses[unit]);

    private int TakeFree()
    {
        int unit = _free[--_freeCount];
        if (_statistics is { } statistics)
        {
            statistics.InUse.Record(InUse);
            statistics.Queue.OnServeAtOnce();
        }
        return unit;
    }
}
