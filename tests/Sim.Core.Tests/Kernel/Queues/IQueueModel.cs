using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>A queue that is simulated in one way or another, and its closed form.</summary>
internal interface IQueueModel
{
    StationaryQueue Theory { get; }

    /// <summary>One replication that starts empty.</summary>
    /// <param name="streams">Its random streams.</param>
    /// <param name="warmUp">Not measured.</param>
    /// <param name="window">What is measured, after the warm-up.</param>
    QueueObservation Run(RandomStreams streams, SimDuration warmUp, SimDuration window);
}
