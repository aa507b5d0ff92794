using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>A single station with Poisson arrivals, event by event.</summary>
/// <param name="Theory">Gives arrivals and servers, and the times that count as late where it knows their
/// share.</param>
/// <param name="ServiceSeconds">Draws a service time.</param>
/// <param name="Places">Most customers in the station.</param>
internal sealed record SimulatedQueue(
    StationaryQueue Theory,
    Func<RandomStream, double> ServiceSeconds,
    int Places = int.MaxValue
) : IQueueModel
{
    public QueueObservation Run(RandomStreams streams, SimDuration warmUp, SimDuration window)
    {
        var kernel = new SimulationKernel();
        QueueRecorder recorder = QueueJudge.RecorderFor(Theory, kernel);
        var station = new QueueStation(
            kernel,
            recorder,
            streams.For("station", "service"),
            ServiceSeconds,
            Theory.Servers,
            Places
        );
        _ = new PoissonSource(
            kernel,
            streams.For("source", "arrivals"),
            Theory.Arrivals,
            () => station.Arrive(kernel.Now)
        );
        kernel.RunUntil(SimTime.Zero + warmUp);
        recorder.Reset();
        kernel.RunUntil(SimTime.Zero + warmUp + window);
        return recorder.Observe(Theory.Servers);
    }
}
