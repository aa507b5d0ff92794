using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>What a <see cref="Gate"/> did since its measurement began.</summary>
public sealed class GateStatistics
{
    internal GateStatistics(Simulation simulation, bool open, int queueLength)
    {
        OpenState = new LevelSeries(simulation, open ? 1 : 0);
        Queue = new QueueStatistics(simulation, queueLength);
    }

    /// <summary>The share of the time that it was open, 0 to 1.</summary>
    public double OpenShare => OpenState.Read().Mean;

    /// <summary>Those that came, and how long they waited before it.</summary>
    public QueueStatistics Queue { get; }

    internal LevelSeries OpenState { get; }

    internal void Close()
    {
        OpenState.Close();
        Queue.Close();
    }
}
