using Sim.Core.Kernel.Processes;
using Sim.Core.Statistics;

namespace Sim.Core.Kernel.Resources;

/// <summary>What a <see cref="Server"/> did since its measurement began.</summary>
public sealed class ServerStatistics
{
    private readonly int _units;

    internal ServerStatistics(Simulation simulation, int units, int inUse, int queueLength)
    {
        _units = units;
        InUse = new LevelSeries(simulation, inUse);
        Queue = new QueueStatistics(simulation, queueLength);
    }

    /// <summary>Units in use, over time.</summary>
    public TimeWeightedMean UnitsInUse => InUse.Read();

    /// <summary>The mean share of the units that was in use, 0 to 1.</summary>
    public double Utilization => UnitsInUse.Mean / _units;

    public QueueStatistics Queue { get; }

    internal LevelSeries InUse { get; }

    internal void Close()
    {
        InUse.Close();
        Queue.Close();
    }
}
