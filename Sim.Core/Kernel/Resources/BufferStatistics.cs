using Sim.Core.Kernel.Processes;
using Sim.Core.Statistics;

namespace Sim.Core.Kernel.Resources;

/// <summary>What a <see cref="Store{T}"/> or a <see cref="Container"/> did since its measurement began.</summary>
public sealed class BufferStatistics
{
    private readonly double _capacity;

    internal BufferStatistics(Simulation simulation, long capacity, long level, int gets, int puts)
    {
        _capacity = capacity;
        LevelSeries = new LevelSeries(simulation, level);
        Gets = new QueueStatistics(simulation, gets);
        Puts = new QueueStatistics(simulation, puts);
    }

    /// <summary>The items or the amount in it, over time.</summary>
    public TimeWeightedMean Level => LevelSeries.Read();

    /// <summary>The mean share of the capacity that was filled, 0 to 1.</summary>
    public double Utilization => Level.Mean / _capacity;

    /// <summary>Those that take something out.</summary>
    public QueueStatistics Gets { get; }

    /// <summary>Those that put something in.</summary>
    public QueueStatistics Puts { get; }

    internal LevelSeries LevelSeries { get; }

    internal void Close()
    {
        LevelSeries.Close();
        Gets.Close();
        Puts.Close();
    }
}
