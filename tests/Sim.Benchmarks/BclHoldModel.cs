using Sim.Core.Kernel;

namespace Sim.Benchmarks;

/// <summary>
/// The yardstick: the hold model on .NET's own priority queue, which needs a key with a sequence to keep events of one
/// instant in their order.
/// </summary>
internal sealed class BclHoldModel
{
    private readonly PriorityQueue<SimEvent, Key> _queue = new();
    private readonly HoldDelays _delays;
    private long _sequence;

    public BclHoldModel(int pending)
    {
        _delays = new HoldDelays(pending);
        for (int i = 0; i < pending; i++)
        {
            Add(0);
        }
    }

    public void Run(int events)
    {
        for (int i = 0; i < events; i++)
        {
            _queue.TryDequeue(out _, out Key first);
            Add(first.Time);
        }
    }

    private void Add(long from) => _queue.Enqueue(default, new Key(from + _delays.Next().Nanoseconds, _sequence++));

    private readonly record struct Key(long Time, long Sequence) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            int byTime = Time.CompareTo(other.Time);
            return byTime != 0 ? byTime : Sequence.CompareTo(other.Sequence);
        }
    }
}
