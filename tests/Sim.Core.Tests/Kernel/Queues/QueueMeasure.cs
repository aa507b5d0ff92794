namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>What is measured at a queue and known from its closed form; times in seconds.</summary>
internal enum QueueMeasure
{
    Utilization,
    NumberInSystem,
    NumberInQueue,
    Throughput,
    LossShare,
    WaitShare,
    MeanWait,
    MeanSojourn,

    /// <summary>Share of the admitted that wait longer than a given time.</summary>
    LateWaitShare,

    /// <summary>Share of the admitted that stay longer than a given time.</summary>
    LateSojournShare,

    /// <summary>Number in the system less throughput times sojourn: Little's law says 0.</summary>
    LittleGap,
}
