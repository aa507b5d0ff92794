using BenchmarkDotNet.Attributes;
using Sim.Core.Kernel;
using Sim.Core.Kernel.Queues;
using Sim.Core.Quantities;

namespace Sim.Benchmarks;

/// <summary>The hold model on each queue alone: from which population on a ladder is faster than a heap.</summary>
[MemoryDiagnoser]
public class QueueBenchmarks
{
    private const int Events = 100_000;

    private readonly Hold<HeapQueue> _heap = new();
    private readonly Hold<LadderQueue> _ladder = new();

    [Params(100, 1_000, 10_000, 100_000)]
    public int Pending { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _heap.Fill(Pending);
        _ladder.Fill(Pending);
    }

    [Benchmark(OperationsPerInvoke = Events, Baseline = true)]
    public void Heap() => _heap.Run();

    [Benchmark(OperationsPerInvoke = Events)]
    public void Ladder() => _ladder.Run();

    private sealed class Hold<TQueue>
        where TQueue : struct, IPendingQueue
    {
        private readonly EventQueue<TQueue> _queue = new();
        private HoldDelays _delays = null!;

        public void Fill(int pending)
        {
            _delays = new HoldDelays(pending);
            for (int i = 0; i < pending; i++)
            {
                Add(SimTime.Zero);
            }
        }

        public void Run()
        {
            for (int i = 0; i < Events; i++)
            {
                _queue.TryTake(SimTime.MaxValue, out SimTime at, out _, out _);
                Add(at);
            }
        }

        private void Add(SimTime from) =>
            _queue.Add(from + _delays.Next(), EventPriority.Control, new TargetId(1), default);
    }
}
