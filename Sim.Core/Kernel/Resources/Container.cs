using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>An amount of something that is put in and taken out: tokens of a rate limit, bytes of a buffer.</summary>
/// <remarks>
/// Each of the two queues is served strictly in order: one that asks for much holds up those behind it, even if there
/// is enough for them.
/// </remarks>
public sealed class Container
{
    private readonly Simulation _simulation;
    private readonly GetSource _gets;
    private readonly PutSource _puts;
    private WaitQueue _getQueue;
    private WaitQueue _putQueue;
    private bool _isServing;
    private BufferStatistics? _statistics;

    /// <param name="capacity">The most it holds, 1 or more.</param>
    /// <param name="level">What it holds at the begin, 0 to <paramref name="capacity"/>.</param>
    public Container(Simulation simulation, long capacity = long.MaxValue, long level = 0)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, capacity);
        _simulation = simulation;
        _gets = new GetSource(this);
        _puts = new PutSource(this);
        Capacity = capacity;
        Level = level;
    }

    public long Capacity { get; }

    public long Level { get; private set; }

    /// <summary>Those that wait to get something.</summary>
    public int GetQueueLength => _getQueue.Count;

    /// <summary>Those that wait to put something in.</summary>
    public int PutQueueLength => _putQueue.Count;

    /// <summary>Waits until there is enough, takes it out and gives the amount.</summary>
    /// <param name="amount">1 to <see cref="Capacity"/>.</param>
    public Wait<long> Get(long amount)
    {
        ThrowIfOutside(amount);
        return new Wait<long>(_simulation, _gets, amount);
    }

    /// <summary>Waits until there is space, and puts it in.</summary>
    /// <param name="amount">1 to <see cref="Capacity"/>.</param>
    public Wait Put(long amount)
    {
        ThrowIfOutside(amount);
        return new Wait(_simulation, _puts, amount);
    }

    /// <summary>Takes something out if nobody would have to wait for it. Not only for processes.</summary>
    /// <inheritdoc cref="Get" path="/param"/>
    public bool TryGet(long amount)
    {
        ThrowIfOutside(amount);
        if (!_getQueue.IsEmpty || amount > Level)
        {
            return false;
        }
        _statistics?.Gets.OnServeAtOnce();
        Change(-amount);
        Serve();
        return true;
    }

    /// <summary>Puts something in if nobody would have to wait for it. Not only for processes.</summary>
    /// <inheritdoc cref="Put" path="/param"/>
    public bool TryPut(long amount)
    {
        ThrowIfOutside(amount);
        if (!_putQueue.IsEmpty || amount > Capacity - Level)
        {
            return false;
        }
        _statistics?.Puts.OnServeAtOnce();
        Change(amount);
        Serve();
        return true;
    }

    /// <inheritdoc cref="Server.Measure"/>
    public BufferStatistics Measure()
    {
        _statistics?.Close();
        _statistics = new BufferStatistics(_simulation, Capacity, Level, GetQueueLength, PutQueueLength);
        return _statistics;
    }

    private void ThrowIfOutside(long amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Capacity);
    }

    private void Change(long amount)
    {
        Level += amount;
        _statistics?.LevelSeries.Record(Level);
    }

    /// <summary>Serves the heads of both queues until neither can be served: each may make way for the other.</summary>
    private void Serve()
    {
        // Who is served may withdraw others, which leads here again; the loop outside sees what they have cleared.
        if (_isServing)
        {
            return;
        }
        _isServing = true;
        while (ServeOne()) { }
        _isServing = false;
    }

    private bool ServeOne()
    {
        if (!_putQueue.IsEmpty && _putQueue.First.Token <= Capacity - Level)
        {
            Waiter putter = _putQueue.Dequeue();
            _statistics?.Puts.OnServe(putter.Since);
            Change(putter.Token);
            putter.Complete();
            return true;
        }
        if (!_getQueue.IsEmpty && _getQueue.First.Token <= Level)
        {
            Waiter getter = _getQueue.Dequeue();
            _statistics?.Gets.OnServe(getter.Since);
            Change(-getter.Token);
            getter.Complete();
            return true;
        }
        return false;
    }

    private void Enqueue(ref WaitQueue queue, Waiter waiter)
    {
        waiter.Since = _simulation.Now;
        queue.Enqueue(waiter);
    }

    private sealed class GetSource(Container container) : IWaitSource<long>
    {
        public bool TryBegin(Waiter waiter, long argument)
        {
            waiter.Token = argument;
            return container.TryGet(argument);
        }

        public bool Begin(Waiter waiter, long argument)
        {
            if (TryBegin(waiter, argument))
            {
                return true;
            }
            container.Enqueue(ref container._getQueue, waiter);
            container._statistics?.Gets.OnEnter();
            return false;
        }

        public void Withdraw(Waiter waiter)
        {
            container._getQueue.Remove(waiter);
            container._statistics?.Gets.OnWithdraw();
        }

        public void Settle() => container.Serve();

        public long End(Waiter waiter) => waiter.Token;
    }

    private sealed class PutSource(Container container) : IWaitSource
    {
        public bool TryBegin(Waiter waiter, long argument)
        {
            waiter.Token = argument;
            return container.TryPut(argument);
        }

        public bool Begin(Waiter waiter, long argument)
        {
            if (TryBegin(waiter, argument))
            {
                return true;
            }
            container.Enqueue(ref container._putQueue, waiter);
            container._statistics?.Puts.OnEnter();
            return false;
        }

        public void Withdraw(Waiter waiter)
        {
            container._putQueue.Remove(waiter);
            container._statistics?.Puts.OnWithdraw();
        }

        public void Settle() => container.Serve();
    }
}
