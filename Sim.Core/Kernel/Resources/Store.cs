using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>
/// Items that processes pass on to each other, first in, first out: a mailbox, a buffer, a connection pool.
/// </summary>
/// <remarks>Those that wait for an item get one in their order, and so do those that wait for space.</remarks>
public sealed class Store<T>
{
    private readonly Simulation _simulation;
    private readonly GetSource _gets;
    private readonly PutSource _puts;
    private readonly Queue<T> _items = [];

    // Items on their way: of puts that have not come in, and of gets that are about to go on.
    private readonly ItemsInTransit<T> _transit = new();
    private WaitQueue _getQueue;
    private WaitQueue _putQueue;
    private BufferStatistics? _statistics;

    /// <param name="capacity">The most items it holds, 1 or more.</param>
    public Store(Simulation simulation, int capacity = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _simulation = simulation;
        _gets = new GetSource(this);
        _puts = new PutSource(this);
        Capacity = capacity;
    }

    public int Capacity { get; }

    public int Count => _items.Count;

    /// <summary>Those that wait for an item.</summary>
    public int GetQueueLength => _getQueue.Count;

    /// <summary>Those that wait for space.</summary>
    public int PutQueueLength => _putQueue.Count;

    private bool HasSpace => _items.Count < Capacity;

    /// <summary>Waits for an item and takes it out.</summary>
    public Wait<T> Get() => new(_simulation, _gets);

    /// <summary>Waits for space and puts the item in. What is returned is awaited once.</summary>
    public Wait Put(T item) => new(_simulation, _puts, _transit.Add(item));

    /// <summary>Takes an item out if there is one. Not only for processes.</summary>
    public bool TryGet(out T item)
    {
        if (!_items.TryDequeue(out item!))
        {
            return false;
        }
        _statistics?.Gets.OnServeAtOnce();
        if (_putQueue.IsEmpty)
        {
            RecordLevel();
        }
        else
        {
            Waiter putter = _putQueue.Dequeue();
            _items.Enqueue(_transit.Take(putter.Token));
            _statistics?.Puts.OnServe(putter.Since);
            putter.Complete();
        }
        return true;
    }

    /// <summary>Puts an item in if there is space. Not only for processes.</summary>
    public bool TryPut(T item)
    {
        if (!HasSpace)
        {
            return false;
        }
        _statistics?.Puts.OnServeAtOnce();
        if (_getQueue.IsEmpty)
        {
            _items.Enqueue(item);
            RecordLevel();
        }
        else
        {
            Waiter getter = _getQueue.Dequeue();
            getter.Token = _transit.Add(item);
            _statistics?.Gets.OnServe(getter.Since);
            getter.Complete();
        }
        return true;
    }

    /// <inheritdoc cref="Server.Measure"/>
    public BufferStatistics Measure()
    {
        _statistics?.Close();
        _statistics = new BufferStatistics(_simulation, Capacity, Count, GetQueueLength, PutQueueLength);
        return _statistics;
    }

    private void RecordLevel() => _statistics?.LevelSeries.Record(_items.Count);

    private sealed class GetSource(Store<T> store) : IWaitSource<T>
    {
        public bool TryBegin(Waiter waiter, long argument)
        {
            bool got = store.TryGet(out T item);
            if (got)
            {
                waiter.Token = store._transit.Add(item);
            }
            return got;
        }

        public bool Begin(Waiter waiter, long argument)
        {
            if (TryBegin(waiter, argument))
            {
                return true;
            }
            waiter.Since = store._simulation.Now;
            store._getQueue.Enqueue(waiter);
            store._statistics?.Gets.OnEnter();
            return false;
        }

        public void Withdraw(Waiter waiter)
        {
            store._getQueue.Remove(waiter);
            store._statistics?.Gets.OnWithdraw();
        }

        public T End(Waiter waiter) => store._transit.Take(waiter.Token);
    }

    /// <summary>The argument of a put is its item in transit.</summary>
    private sealed class PutSource(Store<T> store) : IWaitSource
    {
        public bool TryBegin(Waiter waiter, long argument) =>
            store.HasSpace && store.TryPut(store._transit.Take(argument));

        public bool Begin(Waiter waiter, long argument)
        {
            if (TryBegin(waiter, argument))
            {
                return true;
            }
            // Moves to a new number, so that a second await of the same wait can be told.
            waiter.Token = store._transit.Add(store._transit.Take(argument));
            waiter.Since = store._simulation.Now;
            store._putQueue.Enqueue(waiter);
            store._statistics?.Puts.OnEnter();
            return false;
        }

        public void Withdraw(Waiter waiter)
        {
            store._putQueue.Remove(waiter);
            store._transit.Take(waiter.Token);
            store._statistics?.Puts.OnWithdraw();
        }

        public void Discard(long argument) => store._transit.Discard(argument);
    }
}
